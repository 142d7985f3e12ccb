// Takes mails in as the watcher does and works the `receive-mail` job on each, for tests of what becomes of a mail.

import { beforeAll } from 'vitest';

import { recordMail, setCursor } from '../db/ledger.ts';
import { createTasks } from '../worker/jobs/index.ts';
import { type JobDesk, useJobDesk } from './job-desk.ts';
import { type Letter, letter } from './mail-desk.ts';

export type Receiving = JobDesk & {
  /** Answers the mail's ledger row with the source. `attempts`: which try of the job it is. */
  receive: (source: Buffer, attempts?: number) => ReturnType<typeof readRow>;
  /** The same with a plain mail. */
  receiveLetter: (letter: Letter) => ReturnType<typeof readRow>;
};

/** Call at the top of a test file. */
export function useReceiving(): Receiving {
  const desk = useJobDesk() as Receiving;
  let uid = 0;
  beforeAll(async () => {
    await setCursor(desk.test.db, { mailboxId: desk.mailboxId, folder: 'INBOX', uidValidity: 1, lastUid: 0 });
    desk.receive = async (source, attempts = 1) => {
      uid++;
      const place = { mailboxId: desk.mailboxId, folder: 'INBOX', uidValidity: 1, uid };
      await recordMail(desk.test.db, { ...place, internalDate: new Date(), source }, false);
      const { id } = await readRow(desk, uid);
      const job = { attempts, max_attempts: 8 };
      await createTasks(desk.context)['receive-mail']?.({ ledgerId: id }, { job } as never);
      return await readRow(desk, uid);
    };
    desk.receiveLetter = (of) => desk.receive(letter(of));
  });
  return desk;
}

async function readRow({ test }: JobDesk, uid: number) {
  return await test.db
    .selectFrom('ledger')
    .leftJoin('raw_mail', 'raw_mail.id', 'ledger.raw_mail_id')
    .selectAll('ledger')
    .select('raw_mail.source')
    .where('uid', '=', uid)
    .executeTakeFirstOrThrow();
}
