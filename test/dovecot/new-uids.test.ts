import { ImapFlow } from 'imapflow';
import { expect, test } from 'vitest';

import { until } from '../mail-desk.ts';
import { account } from './dovecot.ts';
import {
  orderQuestion,
  patienceMs,
  settledLedger,
  untilMailbox,
  untilQuiet,
  useDovecotDesk,
} from './dovecot-desk.ts';

const desk = useDovecotDesk();
const folder = 'Desk';

async function recreate(): Promise<void> {
  const client = new ImapFlow({
    host: '127.0.0.1',
    port: desk.dovecot.port,
    secure: false,
    doSTARTTLS: false,
    auth: { user: account.user, pass: account.password },
    logger: false,
  });
  await client.connect();
  await client.mailboxDelete(folder);
  await client.mailboxCreate(folder);
  await client.logout();
}

const validities = (rows: readonly { uid_validity: number }[]) =>
  new Set(rows.map((row) => row.uid_validity)).size;

test('a folder other than INBOX is watched as well', async () => {
  await desk.startWorker(desk.configWith(desk.dovecot.imapUrl(folder)));
  await untilMailbox(desk, 'watching');
  for (const id of ['<one@customer.test>', '<two@customer.test>'])
    desk.dovecot.drop(orderQuestion(id), folder);
  const ledger = await settledLedger(desk, 2);
  expect(ledger.map((row) => row.disposition)).toEqual(['new', 'new']);
  await until(() => desk.sent.length === 2, patienceMs);
});

test('when all mails get new UIDs none is answered a second time', async () => {
  desk.dovecot.loseUidList(folder);
  desk.dovecot.drop(orderQuestion('<three@customer.test>'), folder);
  const ledger = await settledLedger(desk, 5);
  expect(validities(ledger)).toBe(2);
  expect(ledger.slice(2).map((row) => row.disposition)).toEqual(
    expect.arrayContaining(['duplicate', 'duplicate', 'new']),
  );
  await until(() => desk.sent.length === 3, patienceMs);
  await untilQuiet(desk);
  expect(desk.sent).toHaveLength(3);
});

test('a folder that was removed and made anew is read from its first mail', async () => {
  await recreate();
  desk.dovecot.drop(orderQuestion('<four@customer.test>'), folder);
  const ledger = await settledLedger(desk, 6);
  expect(validities(ledger)).toBe(3);
  expect(ledger.at(-1)).toMatchObject({ disposition: 'new' });
  await until(() => desk.sent.length === 4, patienceMs);
  await untilQuiet(desk);
  expect(desk.sent).toHaveLength(4);
});
