// The only reader of the environment: strings in, one nested and checked Config out, all faults in one list.

import { existsSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';

import { type MailboxConfig, readMailbox } from './config/mailbox.ts';
import { type ModelConfig, readModel } from './config/model.ts';
import { type OidcConfig, readOidc } from './config/oidc.ts';
import { ownSecret } from './config/secret.ts';

export type { MailServer } from './config/mail-server.ts';
export type { MailboxConfig } from './config/mailbox.ts';
export type { OidcConfig } from './config/oidc.ts';

export type Config = Readonly<{
  /** Where package.json, templates and migrations stand. */
  root: string;
  dataDir: string;
  databaseUrl: string | null;
  web: Readonly<{ port: number; host: string; url: string }>;
  secret: string;
  /** The mailbox that the environment names; others are in the database. */
  mailbox: MailboxConfig | null;
  /** Whom to ask where the built-in engine is not sure; null: nobody. */
  model: ModelConfig | null;
  admin: Readonly<{ email: string; password: string }> | null;
  /** Where people sign in besides here; null: nowhere. */
  oidc: OidcConfig | null;
  /** Who is written to when a mailbox cannot be read; null: nobody. */
  operatorEmail: string | null;
  /** Of mail with more bytes only the header is fetched. */
  mostMailBytes: number;
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
  BATON_OIDC_ISSUER: z.string().optional(),
  BATON_OIDC_CLIENT_ID: z.string().optional(),
  BATON_OIDC_CLIENT_SECRET: z.string().optional(),
  BATON_OIDC_LABEL: z.string().max(40, 'must have at most 40 characters').default('single sign-on'),
  BATON_OIDC_DOMAIN: z
    .string()
    .regex(/^@?[a-z0-9-]+(\.[a-z0-9-]+)+$/i, 'must be a domain such as example.com')
    .optional(),
  BATON_OPERATOR_EMAIL: z.email('must be an e-mail address').optional(),
  BATON_MAX_MAIL_MB: z
    .string()
    .regex(/^[1-9]\d{0,2}$/, 'must be a whole number of megabytes from 1 to 999')
    .transform(Number)
    .default(50),
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
  const words = {
    imap: values.BATON_IMAP_URL,
    smtp: values.BATON_SMTP_URL,
    address: values.BATON_ADDRESS,
    authservId: values.BATON_AUTHSERV_ID,
  };
  const mailbox = readMailbox(words, mailboxNames, faults, warnings);
  const model = readModel(values, faults, warnings);
  const admin = readAdmin(values, bad, faults);
  const oidc = readOidc(values, faults);
  if (faults.length > 0) throw new ConfigError(faults);

  const dataDir = path.resolve(root, values.BATON_DATA_DIR);
  const secret = values.BATON_SECRET ?? secretOf(dataDir);
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
    oidc,
    operatorEmail: values.BATON_OPERATOR_EMAIL?.toLowerCase() ?? null,
    mostMailBytes: values.BATON_MAX_MAIL_MB * 1024 * 1024,
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

const mailboxNames = {
  imap: 'BATON_IMAP_URL',
  smtp: 'BATON_SMTP_URL',
  address: 'BATON_ADDRESS',
  authservId: 'BATON_AUTHSERV_ID',
} as const;

function readAdmin(values: Environment, bad: ReadonlySet<string>, faults: Faults) {
  const { BATON_ADMIN_EMAIL: email, BATON_ADMIN_PASSWORD: password } = values;
  if (email && password) return { email: email.toLowerCase(), password };
  const broken = bad.has('BATON_ADMIN_EMAIL') || bad.has('BATON_ADMIN_PASSWORD');
  if (!broken && email) faults.push('BATON_ADMIN_PASSWORD: missing; it goes with BATON_ADMIN_EMAIL');
  if (!broken && password) faults.push('BATON_ADMIN_EMAIL: missing; it goes with BATON_ADMIN_PASSWORD');
  return null;
}

function secretOf(dataDir: string): string {
  try {
    return ownSecret(dataDir);
  } catch (cause) {
    throw new ConfigError([`BATON_DATA_DIR: ${cause instanceof Error ? cause.message : String(cause)}`]);
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
