// `baton token create`: makes a token for the API. It is shown this once; the database keeps its hash.

import { createToken } from '../db/tokens.ts';
import { readFlags, requireConfig, withDatabase } from './environment.ts';
import type { Io } from './io.ts';

const usage = 'usage: token create [--name NAME]';

export async function run(args: readonly string[], io: Io): Promise<number> {
  const flags = args[0] === 'create' ? readFlags(args.slice(1), ['name']) : null;
  if (!flags) {
    io.err(usage);
    return 2;
  }
  const config = requireConfig(io);
  if (!config) return 1;
  const name = flags.name ?? 'API';
  const token = await withDatabase(config, io, (db) => createToken(db, name));
  io.out(JSON.stringify({ name, token }));
  return 0;
}
