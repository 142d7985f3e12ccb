// The only reader of the environment: strings in, one nested and checked Config out, all faults in one list.

import { randomBytes } from 'node:crypto';
import { existsSync, linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';

import { type ModelConfig, readModel } from './config/model.ts';

/** A mail server as an URL says it; `secure` is TLS from the first byte, else STARTTLS where the server has it. */
export type MailServer = Readonly<{
  host: string;
  port: number;
  secure: boolean;
  /** True only for loopback or an explicit `?insecure=1`: then the connection may go on without TLS. */
  plaintextAllowed: boolean;
  user: string;
  password: string;
}>;

export type MailboxConfig = Readonly<{
  address: string;
  name: string;
  imap: MailServer;
  folder: string;
  smtp: MailServer;
  /** Whose Authentication-Results header is believed (RFC 8601); null: nobody's. */
  authservId: string | null;
}>;

export type Config = Readonly<{
  /** Where package.json, templates and migrations stand. */
  root: string;
  dataDir: string;
  databaseUrl: string | null;
  web: Readonly<{ port: number; host: string; url: string }>;
  secret: string;
  mailbox: MailboxConfig | null;
  /** Whom to ask where the built-in engine is not sure; null: nobody. */
  model: ModelConfig | null;
  admin: Readonly<{ email: string; password: string }> | null;
  /** The practice server's control address; set by `start` for its own children. */
  sandboxUrl: string | null;
  /** How `start` wants its practice mail server, so that it is the same after it died. */
  sandbox: SandboxSettings | null;
  /** npm is the parent: with it gone nobody is left who would stop us. */
  startedByNpm: boolean;
  logLevel: 'fatal' | 'error' | 'warn' | 'info' | 'debug' | 'trace' | 'silent';
  warnings: readonly string[];
}>;

export type SandboxSettings = z.infer<typeof sandboxSettings>;

export class ConfigError extends Error {
  readonly faults: readonly string[];
  constructor(faults: readonly string[]) {
    super(`The environment has ${faults.length === 1 ? 'a fault' : `${faults.length} faults`}`);
    this.faults = faults;
  }
}

const port = z.number().int().min(0).max(65_535);
const portText = z
  .string()
  .regex(/^\d{1,5}$/, 'must be a number from 0 to 65535')
  .transform(Number)
  .refine((number) => number <= 65_535, 'must be a number from 0 to 65535');

const sandboxSettings = z.object({
  seed: z.string().min(16),
  ports: z.object({ imap: port, smtp: port, control: port }),
  /** Whether the scripted mails come: they do once in the life of a data directory. */
  arrivals: z.boolean(),
});

const environment = z.object({
  DATABASE_URL: z
    .string()
    .regex(/^postgres(ql)?:\/\//, 'must begin with postgres:// or postgresql://')
    .optional(),
  BATON_DATA_DIR: z.string().min(1).default('./data'),
  PORT: portText.default(3000),
  HOST: z.string().min(1).default('127.0.0.1'),
  BATON_URL: z.url({ protocol: /^https?$/, error: 'must be an http or https address' }).optional(),
  BATON_SECRET: z.string().min(32, 'must have at least 32 characters').optional(),
  BATON_IMAP_URL: z.string().optional(),
  BATON_SMTP_URL: z.string().optional(),
  BATON_ADDRESS: z.string().optional(),
  BATON_AUTHSERV_ID: z.string().min(1).optional(),
  BATON_ADMIN_EMAIL: z.email('must be an e-mail address').optional(),
  BATON_ADMIN_PASSWORD: z.string().min(10, 'must have at least 10 characters').optional(),
  BATON_SANDBOX_URL: z.string().optional(),
  BATON_SANDBOX_SETTINGS: z
    .string()
    .transform((text, context): unknown => {
      try {
        return JSON.parse(text);
      } catch {
        context.addIssue({ code: 'custom', message: 'must be JSON' });
        return z.NEVER;
      }
    })
    .pipe(sandboxSettings)
    .optional(),
  OPENAI_API_KEY: z.string().optional(),
  OPENAI_BASE_URL: z.string().optional(),
  OPENAI_MODEL: z.string().max(200, 'must have at most 200 characters').optional(),
  BATON_MODEL_DAILY_TOKENS: z
    .string()
    .regex(/^[1-9]\d{0,11}$/, 'must be a whole number of tokens')
    .transform(Number)
    .default(1_000_000),
  BATON_MODEL_PRICES: z
    .string()
    .regex(/^\d+(\.\d+)?,\d+(\.\d+)?$/, 'must be two numbers such as 0.15,0.60')
    .transform((text) => text.split(',').map(Number) as [number, number])
    .optional(),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('info'),
});

type Environment = z.infer<typeof environment>;
type Faults = string[];

const root = findRoot();

/**
 * Reads and checks the whole environment. Throws ConfigError with every fault there is.
 * Creates the data directory and the secret in it where none is given: both are needed before anything can start.
 */
export function readConfig(env: Readonly<Record<string, string | undefined>> = process.env): Config {
  const given = Object.fromEntries(
    Object.entries(env).filter(([name, value]) => name in environment.shape && value !== ''),
  );
  const parsed = environment.safeParse(given);
  const faults: Faults = parsed.success
    ? []
    : parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`);
  const bad = new Set(parsed.success ? [] : parsed.error.issues.map((issue) => String(issue.path[0])));
  // What is right is read on, so that the faults behind it come in the same list.
  const values: Environment = parsed.success
    ? parsed.data
    : environment.parse(Object.fromEntries(Object.entries(given).filter(([name]) => !bad.has(name))));

  const warnings: string[] = [];
  const mailbox = readMailbox(values, faults, warnings);
  const model = readModel(values, faults, warnings);
  const admin = readAdmin(values, bad, faults);
  if (faults.length > 0) throw new ConfigError(faults);

  const dataDir = path.resolve(root, values.BATON_DATA_DIR);
  const secret = values.BATON_SECRET ?? ownSecret(dataDir);
  return {
    root,
    dataDir,
    databaseUrl: values.DATABASE_URL ?? null,
    web: {
      port: values.PORT,
      host: values.HOST,
      url: (values.BATON_URL ?? `http://localhost:${values.PORT}`).replace(/\/$/, ''),
    },
    secret,
    mailbox,
    model,
    admin,
    sandboxUrl: values.BATON_SANDBOX_URL ?? null,
    startedByNpm: env.npm_lifecycle_event !== undefined,
    sandbox: values.BATON_SANDBOX_SETTINGS ?? null,
    logLevel: values.LOG_LEVEL,
    warnings,
  };
}

/** The environment a child process of ours gets: this one's, with `changes` on top. */
export function childEnvironment(changes: Record<string, string>): NodeJS.ProcessEnv {
  return { ...process.env, ...changes, NODE_ENV: 'production' };
}

/** React chooses its build when first loaded, by this variable: the web process calls this before it loads a page. */
export function chooseProductionBuilds(): void {
  process.env.NODE_ENV ??= 'production';
}

function readMailbox(values: Environment, faults: Faults, warnings: string[]): MailboxConfig | null {
  const names = ['BATON_IMAP_URL', 'BATON_SMTP_URL', 'BATON_ADDRESS'] as const;
  const missing = names.filter((name) => values[name] === undefined);
  if (missing.length === names.length) {
    if (values.BATON_AUTHSERV_ID) faults.push('BATON_AUTHSERV_ID: says nothing without BATON_IMAP_URL');
    return null;
  }
  for (const name of missing) {
    const others = names.filter((other) => other !== name).join(' and ');
    faults.push(`${name}: missing; a mailbox needs it together with ${others}`);
  }
  const imap = readServer('BATON_IMAP_URL', values.BATON_IMAP_URL, ['imap', 'imaps'], faults, warnings);
  const smtp = readServer('BATON_SMTP_URL', values.BATON_SMTP_URL, ['smtp', 'smtps'], faults, warnings);
  const sender = readAddress(values.BATON_ADDRESS, faults);
  if (imap && (imap.server.user === '' || imap.server.password === '')) {
    faults.push('BATON_IMAP_URL: names no user or no password; write imaps://user:password@host');
  }
  if (smtp && smtp.path !== '') {
    // What looks like a path is most often the rest of a password with a "/" in it.
    faults.push('BATON_SMTP_URL: has something after the host; write "/" in a password as %2F');
  }
  if (!imap || !smtp || !sender) return null;
  return {
    ...sender,
    imap: imap.server,
    folder: imap.path || 'INBOX',
    smtp: smtp.server,
    authservId: values.BATON_AUTHSERV_ID ?? null,
  };
}

const defaultPorts: Record<string, number> = { imap: 143, imaps: 993, smtp: 587, smtps: 465 };

function readServer(
  name: string,
  value: string | undefined,
  schemes: readonly string[],
  faults: Faults,
  warnings: string[],
): { server: MailServer; path: string } | null {
  if (value === undefined) return null;
  const url = URL.canParse(value) ? new URL(value) : null;
  const scheme = url?.protocol.slice(0, -1) ?? '';
  if (!url || !schemes.includes(scheme) || !url.hostname) {
    // The value may hold a password: it is never repeated.
    faults.push(
      `${name}: must look like ${schemes[1]}://user:password@host:${defaultPorts[schemes[1] ?? '']}`,
    );
    return null;
  }
  const secure = scheme.endsWith('s');
  const loopback = /^(localhost|127(\.\d+){3}|\[::1\])$/.test(url.hostname);
  const insecure = url.searchParams.get('insecure') === '1';
  if (!secure && !loopback && !insecure) {
    faults.push(`${name}: ${scheme}:// has no TLS; use ${scheme}s://, or add ?insecure=1 if you mean it`);
    return null;
  }
  if (!secure && !loopback) warnings.push(`${name}: mail and password travel without TLS`);
  const decoded = decodeCredentials(name, url, faults);
  if (!decoded) return null;
  return {
    server: {
      host: url.hostname.replace(/^\[|\]$/g, ''),
      port: url.port ? Number(url.port) : (defaultPorts[scheme] ?? 0),
      secure,
      plaintextAllowed: !secure,
      user: decoded.user,
      password: decoded.password,
    },
    path: decoded.path,
  };
}

function decodeCredentials(name: string, url: URL, faults: Faults) {
  try {
    return {
      user: decodeURIComponent(url.username),
      password: decodeURIComponent(url.password),
      path: decodeURIComponent(url.pathname.replace(/^\//, '')),
    };
  } catch {
    faults.push(`${name}: user, password or folder hold a "%" that is not an escape; write "%" as %25`);
    return null;
  }
}

function readAddress(value: string | undefined, faults: Faults): { address: string; name: string } | null {
  if (value === undefined) return null;
  const match = /^\s*(?:"?([^"<>]*?)"?\s*<([^<>\s]+)>|([^<>\s]+))\s*$/.exec(value);
  const address = (match?.[2] ?? match?.[3] ?? '').toLowerCase();
  if (!z.email().safeParse(address).success) {
    faults.push('BATON_ADDRESS: must look like Acme Support <support@acme.example>');
    return null;
  }
  return { address, name: match?.[1]?.trim() ?? '' };
}

function readAdmin(values: Environment, bad: ReadonlySet<string>, faults: Faults) {
  const { BATON_ADMIN_EMAIL: email, BATON_ADMIN_PASSWORD: password } = values;
  if (email && password) return { email: email.toLowerCase(), password };
  const broken = bad.has('BATON_ADMIN_EMAIL') || bad.has('BATON_ADMIN_PASSWORD');
  if (!broken && email) faults.push('BATON_ADMIN_PASSWORD: missing; it goes with BATON_ADMIN_EMAIL');
  if (!broken && password) faults.push('BATON_ADMIN_EMAIL: missing; it goes with BATON_ADMIN_PASSWORD');
  return null;
}

/** The generated key, 0600 in the data directory; the first caller makes it, whole or not at all. */
function ownSecret(dataDir: string): string {
  const file = path.join(dataDir, 'secret');
  try {
    mkdirSync(dataDir, { recursive: true, mode: 0o700 });
    if (!existsSync(file)) makeSecret(file);
    const secret = readFileSync(file, 'utf8').trim();
    if (secret.length >= 32) return secret;
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new ConfigError([`BATON_DATA_DIR: cannot be used: ${reason}`]);
  }
  throw new ConfigError([`BATON_DATA_DIR: the key in ${file} is damaged; put the old one back or remove it`]);
}

/** A link appears with all of its content: nobody ever reads half a key, and only one of two makers has his way. */
function makeSecret(file: string): void {
  const own = `${file}.${process.pid}`;
  writeFileSync(own, randomBytes(32).toString('base64url'), { mode: 0o600, flush: true });
  try {
    linkSync(own, file);
  } catch (error) {
    // Another process of ours was first: its key is the one.
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  } finally {
    rmSync(own, { force: true });
  }
}

/** Found from this file, also when it is bundled into build/index.js. */
function findRoot(): string {
  let folder = path.dirname(fileURLToPath(import.meta.url));
  while (!existsSync(path.join(folder, 'package.json'))) {
    const parent = path.dirname(folder);
    if (parent === folder) throw new Error('No package.json above config.ts');
    folder = parent;
  }
  return folder;
}
