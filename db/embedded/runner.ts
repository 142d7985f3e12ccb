// PostgreSQL refuses to run as root. This chooses how to run it here: as we are, in a user namespace, or as a
// system user; and, for the last, where that user can reach the programs and the data.

import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { chmodSync, chownSync, cpSync, existsSync, mkdirSync, renameSync, rmSync, statSync } from 'node:fs';
import path from 'node:path';

import { type Binaries, binariesIn } from './binaries.ts';

export type RunnerKind = 'direct' | 'user-namespace' | 'system-user';

export type Runner = Readonly<{
  kind: RunnerKind;
  /** A sentence for the log: what was chosen and why. */
  why: string;
  binaries: Binaries;
  /** The cluster's own folder (PGDATA). */
  cluster: string;
  /** File, arguments and user to spawn `program` with. */
  command: (program: string, args: readonly string[]) => Command;
  /** Gives `file` to the user that PostgreSQL runs as. */
  own: (file: string) => void;
}>;

export type Command = Readonly<{ file: string; args: string[]; uid?: number; gid?: number }>;

/** The id that root is shown as inside the namespace: any but 0 will do. */
const idInNamespace = '1000';
const namespaceArguments = ['--user', `--map-user=${idInNamespace}`, `--map-group=${idInNamespace}`, '--'];

const systemUser = 'baton-postgres';

export type RunnerOptions = Readonly<{
  binaries: Binaries;
  dataDir: string;
  /** For tests: take this way, whatever else would work. */
  force?: RunnerKind;
  /** Where binaries and data go that the system user cannot reach otherwise. */
  sharedFolder?: string;
}>;

/** Throws an Error that says what to do where no way works. */
export function chooseRunner(options: RunnerOptions): Runner {
  const kind = options.force ?? chooseKind(options);
  if (kind === 'direct') return directRunner(options);
  if (kind === 'user-namespace') return namespaceRunner(options);
  return systemUserRunner(options);
}

function chooseKind(options: RunnerOptions): RunnerKind {
  if (process.getuid?.() !== 0) return 'direct';
  // A cluster belongs to the user who made it: what was chosen first stays chosen.
  const made = path.join(options.dataDir, 'postgres', 'PG_VERSION');
  if (existsSync(made)) return statSync(made).uid === 0 ? 'user-namespace' : 'system-user';
  if (existsSync(path.join(sharedFolder(options), 'postgres', 'PG_VERSION'))) return 'system-user';
  const tried = spawnSync('unshare', [...namespaceArguments, 'true'], { timeout: 5_000 });
  return tried.status === 0 ? 'user-namespace' : 'system-user';
}

function directRunner({ binaries, dataDir }: RunnerOptions): Runner {
  return {
    kind: 'direct',
    why: 'PostgreSQL runs as the user who started Baton.',
    binaries,
    cluster: path.join(dataDir, 'postgres'),
    command: (file, args) => ({ file, args: [...args] }),
    own: () => {},
  };
}

function namespaceRunner({ binaries, dataDir }: RunnerOptions): Runner {
  return {
    kind: 'user-namespace',
    why: 'Started as root: PostgreSQL, which refuses root, runs in a user namespace of its own.',
    binaries,
    cluster: path.join(dataDir, 'postgres'),
    command: (file, args) => ({ file: 'unshare', args: [...namespaceArguments, file, ...args] }),
    own: () => {},
  };
}

function systemUserRunner(options: RunnerOptions): Runner {
  const { uid, gid } = findOrCreateUser();
  const shared = sharedFolder(options);
  const canRun = spawnSync('test', ['-x', options.binaries.postgres], { uid, gid }).status === 0;
  // A cluster that was made in the shared place stays there, also where the data directory has been opened since.
  const isShared = existsSync(path.join(shared, 'postgres', 'PG_VERSION'));
  const canReachData = !isShared && spawnSync('test', ['-x', options.dataDir], { uid, gid }).status === 0;
  let binaries = options.binaries;
  if (!canRun) {
    const copy = path.join(shared, 'programs');
    mkdirSync(shared, { recursive: true, mode: 0o755 });
    if (!existsSync(path.join(copy, 'bin', 'postgres'))) {
      // Whole or not at all: a start that was killed while it copied must not leave half a server.
      const making = `${copy}.making`;
      rmSync(making, { recursive: true, force: true });
      cpSync(options.binaries.folder, making, { recursive: true, verbatimSymlinks: true });
      renameSync(making, copy);
    }
    binaries = binariesIn(copy);
  }
  const parent = canReachData ? options.dataDir : shared;
  mkdirSync(parent, { recursive: true, mode: 0o755 });
  const moved = canReachData ? '' : ` Its data is in ${parent}, which that user can reach.`;
  return {
    kind: 'system-user',
    why: `Started as root: PostgreSQL, which refuses root, runs as the system user ${systemUser}.${moved}`,
    binaries,
    cluster: path.join(parent, 'postgres'),
    command: (file, args) => ({ file, args: [...args], uid, gid }),
    own: (file) => {
      chownSync(file, uid, gid);
      chmodSync(file, statSync(file).isDirectory() ? 0o700 : 0o600);
    },
  };
}

/** One place for each data directory, so that two installations never share a cluster. */
function sharedFolder({ dataDir, sharedFolder: parent = '/var/lib/baton' }: RunnerOptions): string {
  return path.join(parent, createHash('sha256').update(dataDir).digest('hex').slice(0, 16));
}

function findOrCreateUser(): { uid: number; gid: number } {
  const found = readUser();
  if (found) return found;
  const created = spawnSync('useradd', ['--system', '--user-group', '--no-create-home', systemUser], {
    encoding: 'utf8',
  });
  const user = readUser();
  if (user) return user;
  throw new Error(
    'PostgreSQL refuses to run as root, and here neither a user namespace nor a system user can be had ' +
      `(useradd: ${created.error?.message ?? created.stderr.trim()}). ` +
      'Start Baton as an ordinary user, or set DATABASE_URL.',
  );
}

function readUser(): { uid: number; gid: number } | null {
  const [uid, gid] = ['-u', '-g'].map((flag) => {
    const { status, stdout } = spawnSync('id', [flag, systemUser], { encoding: 'utf8' });
    return status === 0 ? Number(stdout.trim()) : null;
  });
  return uid != null && gid != null ? { uid, gid } : null;
}
