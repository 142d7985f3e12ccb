// Part of the judgement: what is still lying about, and whether the ledger is the mailbox.

import type { Evidence } from './evidence.ts';

export function judgeLeavings({ left, ledger, filesInMailbox, jobs }: Evidence): string[] {
  const wrong: string[] = [];
  const uids = new Set(ledger.map(({ uid }) => uid));
  if (ledger.length !== filesInMailbox) {
    wrong.push(`the mailbox has ${filesInMailbox} mails, the ledger ${ledger.length} rows`);
  }
  if (uids.size !== ledger.length) wrong.push(`the ledger has ${ledger.length} rows for ${uids.size} UIDs`);
  if (left.open > 0) wrong.push(`${left.open} rows of the ledger have no end`);
  if (left.undecided > 0) wrong.push(`${left.undecided} messages have no decision`);
  if (left.unsent > 0) wrong.push(`${left.unsent} mails of the outbox are neither out nor given up`);
  for (const { task, attempts, last_error: error } of jobs) {
    wrong.push(`a job ${task} is left after ${attempts} tries: ${error ?? 'no error was noted'}`);
  }
  return wrong;
}
