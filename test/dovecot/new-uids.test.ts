import { expect, test } from 'vitest';

import { orderQuestion, useDovecotDesk } from './dovecot-desk.ts';

const desk = useDovecotDesk();
const folder = 'Desk';

async function recreate(): Promise<void> {
  const client = await desk.dovecot.connect();
  await client.mailboxDelete(folder);
  await client.mailboxCreate(folder);
  await client.logout();
}

const validities = (rows: readonly { uid_validity: number }[]) =>
  new Set(rows.map((row) => row.uid_validity)).size;

test('a folder other than INBOX is watched as well', async () => {
  await desk.startWorker(desk.configWith(desk.dovecot.imapUrl(folder)));
  await desk.untilMailbox('watching');
  for (const id of ['<one@customer.test>', '<two@customer.test>'])
    desk.dovecot.drop(orderQuestion(id), folder);
  const ledger = await desk.settledLedger(2);
  expect(ledger.map((row) => row.disposition)).toEqual(['new', 'new']);
  await desk.until(() => desk.sent.length === 2);
});

test('when all mails get new UIDs none is answered a second time', async () => {
  desk.dovecot.loseUidList(folder);
  desk.dovecot.drop(orderQuestion('<three@customer.test>'), folder);
  const ledger = await desk.settledLedger(5);
  expect(validities(ledger)).toBe(2);
  expect(ledger.slice(2).map((row) => row.disposition)).toEqual(
    expect.arrayContaining(['duplicate', 'duplicate', 'new']),
  );
  await desk.untilSent(3);
});

test('a folder that was removed and made anew is read from its first mail', async () => {
  await recreate();
  desk.dovecot.drop(orderQuestion('<four@customer.test>'), folder);
  const ledger = await desk.settledLedger(6);
  expect(validities(ledger)).toBe(3);
  expect(ledger.at(-1)).toMatchObject({ disposition: 'new' });
  await desk.untilSent(4);
});
