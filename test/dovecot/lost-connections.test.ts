import { expect, test } from 'vitest';

import { account } from './dovecot.ts';
import { orderQuestion, useDovecotDesk } from './dovecot-desk.ts';

const desk = useDovecotDesk();

test('a wrong password is told in words, tried again, and forgotten once it is right', async () => {
  desk.dovecot.setPassword('another one');
  await desk.startWorker();
  const reason = await desk.untilMailbox('failing');
  expect(reason).toContain('refuses the user name or password of support');
  expect(reason).not.toContain(account.password);
  desk.dovecot.setPassword(account.password);
  expect(await desk.untilMailbox('watching')).toBeNull();
  desk.dovecot.drop(orderQuestion('<after-the-password@customer.test>'));
  await desk.untilSent(1);
});

test('mail that comes while the server is away is taken in when it is back', async () => {
  await desk.dovecot.stop();
  expect(await desk.untilMailbox('failing')).toContain(`127.0.0.1:${desk.dovecot.port}`);
  desk.dovecot.drop(orderQuestion('<meanwhile-1@customer.test>'));
  desk.dovecot.drop(orderQuestion('<meanwhile-2@customer.test>'));
  await desk.dovecot.start();
  await desk.untilMailbox('watching');
  const ledger = await desk.settledLedger(3);
  expect(ledger.map((row) => row.disposition)).toEqual(['new', 'new', 'new']);
  await desk.untilSent(3);
});

test('and the server that is back is watched as before', async () => {
  desk.dovecot.drop(orderQuestion('<afterwards@customer.test>'));
  await desk.untilSent(4);
});
