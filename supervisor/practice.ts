// Without a mailbox Baton starts in a practice world: a mail server with customers, orders, and somebody to sign in as.

import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import path from 'node:path';

import type { Config, SandboxSettings } from '../config.ts';
import { addAgent, findAgentByPassword } from '../db/agents.ts';
import { type Database, openDatabase, openPool } from '../db/database.ts';
import { listStoredMailboxes } from '../db/mailboxes-settings.ts';
import { putOrder } from '../db/orders.ts';
import { savePolicy } from '../db/policies.ts';
import { company, supportAddress } from '../sandbox/company.ts';
import { sampleOrders } from '../sandbox/orders.ts';
import { defaultPolicy } from '../triage/policy.ts';

export type Practice = Readonly<{
  email: string;
  password: string;
  /** For `baton sandbox`: the same after a restart, so that the worker finds it where it was. */
  settings: SandboxSettings;
}>;

const email = 'agent@halden.example';

/** Which mail this Baton is about. */
export type World =
  | Readonly<{ kind: 'practice'; practice: Practice }>
  /** The environment or the database says how a mailbox is reached. */
  | Readonly<{ kind: 'real' }>
  /** There is mail of real mailboxes, and nobody says any more how one is reached. */
  | Readonly<{ kind: 'cut-off' }>;

/**
 * Finds out, and makes what the practice world needs in the database, once. It is chosen only where no mailbox is set and
 * none ever was: practice mail is never mixed with real mail.
 */
export async function findWorld(config: Config, databaseUrl: string): Promise<World> {
  if (config.mailbox) return { kind: 'real' };
  const pool = openPool(databaseUrl, {
    max: 2,
    role: 'start',
    onError: (error) => {
      throw error;
    },
  });
  const db = openDatabase(pool);
  try {
    const mailboxes = await listStoredMailboxes(db);
    if (mailboxes.some((mailbox) => mailbox.enabled && mailbox.imap !== null)) return { kind: 'real' };
    if (mailboxes.some((mailbox) => mailbox.address !== supportAddress)) return { kind: 'cut-off' };
    const secrets = readSecrets(config.dataDir);
    const isFirst = mailboxes.length === 0;
    if (isFirst) await seed(db);
    if (!(await findAgentByPassword(db, email, secrets.password))) {
      await addAgent(db, { email, name: 'Sam Practice', role: 'admin', password: secrets.password });
    }
    const [imap = 0, smtp = 0, control = 0] = await freePorts(3);
    const practice = {
      email,
      password: secrets.password,
      settings: { seed: secrets.seed, ports: { imap, smtp, control }, arrivals: isFirst },
    };
    return { kind: 'practice', practice };
  } finally {
    await db.destroy();
  }
}

async function seed(db: Database): Promise<void> {
  for (const order of sampleOrders(new Date())) await putOrder(db, order);
  const known = await db.selectFrom('policy').select('version').executeTakeFirst();
  if (known) return;
  // Whoever tries things out writes as one customer more often than a customer does.
  await savePolicy(db, { ...defaultPolicy, company, botMailsPerHour: 30 }, 'Sandbox');
}

function readSecrets(dataDir: string): { password: string; seed: string } {
  const file = path.join(dataDir, 'sandbox.json');
  if (!existsSync(file)) {
    const made = {
      password: randomBytes(9).toString('base64url'),
      seed: randomBytes(24).toString('base64url'),
    };
    writeFileSync(file, JSON.stringify(made), { mode: 0o600 });
  }
  return JSON.parse(readFileSync(file, 'utf8'));
}

/** Held together until all are known, so that they differ. */
async function freePorts(count: number): Promise<number[]> {
  const servers = await Promise.all(
    Array.from({ length: count }, async () => {
      const server = createServer();
      await new Promise<void>((resolve, reject) => {
        server.once('error', reject);
        server.listen(0, '127.0.0.1', resolve);
      });
      return server;
    }),
  );
  return await Promise.all(
    servers.map((server) => {
      const address = server.address();
      const port = typeof address === 'object' && address ? address.port : 0;
      return new Promise<number>((resolve) => server.close(() => resolve(port)));
    }),
  );
}
