// `baton mailbox add | list | check | remove`: which mailboxes Baton reads and sends from.

import type { Io } from './io.ts';
import { addMailbox, addUsage } from './mailbox-add.ts';
import { checkMailboxes } from './mailbox-check.ts';
import { listMailboxes, removeMailbox } from './mailbox-list.ts';

const usage = [
  addUsage,
  'usage: mailbox list',
  'usage: mailbox check [ADDRESS]',
  'usage: mailbox remove ADDRESS',
].join('\n');

export async function run([word, ...args]: readonly string[], io: Io): Promise<number> {
  if (word === 'add') return await addMailbox(args, io);
  if (word === 'list' && args.length === 0) return await listMailboxes(io);
  if (word === 'check' && args.length <= 1) return await checkMailboxes(args[0] ?? null, io);
  if (word === 'remove' && args.length === 1) return await removeMailbox(args[0] ?? '', io);
  io.err(usage);
  return 2;
}
