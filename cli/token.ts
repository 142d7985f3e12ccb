// `baton token create`: makes a token for the API. It is shown this once; the database keeps its hash.

import { commandLine, recordAudit } from '../db/audit.ts';
import { createToken, scopes, type TokenSettings } from '../db/tokens.ts';
import { readFlags, requireConfig, withDatabase } from './environment.ts';
import type { Io } from './io.ts';

const usage = `usage: token create [--name NAME] [--scopes ${scopes.join(',')}] [--per-minute REQUESTS]`;

export async function run(args: readonly string[], io: Io): Promise<number> {
  const flags = args[0] === 'create' ? readFlags(args.slice(1), ['name', 'scopes', 'per-minute']) : null;
  const settings = flags && readSettings(flags.scopes, flags['per-minute']);
  if (!flags || !settings) {
    io.err(usage);
    return 2;
  }
  const config = requireConfig(io);
  if (!config) return 1;
  const name = flags.name ?? 'API';
  const token = await withDatabase(config, io, (db) =>
    db.transaction().execute(async (trx) => {
      await recordAudit(trx, { who: commandLine, action: 'token.created', subject: name, after: settings });
      return await createToken(trx, name, settings);
    }),
  );
  io.out(JSON.stringify({ name, token, ...settings }));
  return 0;
}

function readSettings(wanted: string | undefined, perMinute: string | undefined): TokenSettings | null {
  const names = wanted?.split(',').map((each) => each.trim());
  const allowed = names && scopes.filter((scope) => names.includes(scope));
  if (names && allowed?.length !== names.length) return null;
  if (perMinute !== undefined && !/^[1-9]\d{0,5}$/.test(perMinute)) return null;
  return {
    ...(allowed ? { scopes: allowed } : {}),
    ...(perMinute === undefined ? {} : { perMinute: Number(perMinute) }),
  };
}
