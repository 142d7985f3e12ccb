// `baton user add`: makes an account for an agent.

import { randomBytes } from 'node:crypto';
import { z } from 'zod';

import { addAgent, roles } from '../db/agents.ts';
import { commandLine, recordAudit } from '../db/audit.ts';
import { readFlags, requireConfig, withDatabase } from './environment.ts';
import type { Io } from './io.ts';

const usage = `usage: user add --email ADDRESS --name NAME [--role ${roles.join('|')}] [--password PASSWORD]`;

const account = z.object({
  email: z.email('must be an e-mail address').transform((email) => email.toLowerCase()),
  name: z.string().trim().min(1, 'must not be empty'),
  role: z.enum(roles).default('agent'),
  password: z.string().min(10, 'must have at least 10 characters'),
});

export async function run(args: readonly string[], io: Io): Promise<number> {
  const flags = args[0] === 'add' ? readFlags(args.slice(1), ['email', 'name', 'role', 'password']) : null;
  if (!flags) {
    io.err(usage);
    return 2;
  }
  const made = flags.password === undefined ? randomBytes(12).toString('base64url') : null;
  const checked = account.safeParse({ name: flags.email, ...flags, ...(made ? { password: made } : {}) });
  if (!checked.success) {
    for (const issue of checked.error.issues) io.err(`--${issue.path.join('.')}: ${issue.message}`);
    io.err(usage);
    return 2;
  }
  const config = requireConfig(io);
  if (!config) return 1;
  const agent = await withDatabase(config, io, (db) =>
    db.transaction().execute(async (trx) => {
      const { email: subject, role } = checked.data;
      const added = await addAgent(trx, checked.data);
      if (added)
        await recordAudit(trx, { who: commandLine, action: 'person.added', subject, after: { role } });
      return added;
    }),
  );
  if (!agent) {
    io.err(`There is an account for ${checked.data.email} already.`);
    return 1;
  }
  io.out(JSON.stringify({ ...agent, ...(made ? { password: made } : {}) }));
  return 0;
}
