import { type AddressInfo, createServer, type Server, type Socket } from 'node:net';
import { afterEach, expect, test } from 'vitest';

import type { MailServer } from '../../config.ts';
import { openSmtpSocket } from './open-socket.ts';

let server: Server | undefined;
const sockets = new Set<Socket>();

afterEach(async () => {
  for (const socket of sockets) socket.destroy();
  await new Promise((resolve) => (server ? server.close(resolve) : resolve(null)));
});

/** A server that says these things, one after each line that it hears. Answers what went wrong, and what it heard. */
async function meet(...says: string[]): Promise<{ fault: string; heard: string }> {
  let heard = '';
  const listening = createServer((socket) => {
    sockets.add(socket);
    socket.on('error', () => {});
    const say = () => {
      const next = says.shift();
      if (next === undefined) socket.end();
      else socket.write(next);
    };
    socket.on('data', (chunk) => {
      heard += chunk.toString('latin1');
      say();
    });
    say();
  });
  server = listening;
  await new Promise<void>((resolve) => listening.listen(0, '127.0.0.1', resolve));
  const { port } = listening.address() as AddressInfo;
  const of: MailServer = {
    host: '127.0.0.1',
    port,
    secure: false,
    plaintextAllowed: false,
    user: 'support',
    password: 'correct horse',
    pin: 'ab'.repeat(32),
    tokens: null,
  };
  const fault = await openSmtpSocket(of).then(
    () => '',
    (error: Error) => error.message,
  );
  return { fault, heard };
}

const ehlo = '250-mail.test\r\n250-STARTTLS\r\n250 8BITMIME\r\n';

test('what is slipped in behind the answer to STARTTLS is not taken for something said under TLS', async () => {
  const { fault } = await meet('220 mail.test\r\n', ehlo, '220 go ahead\r\n250 AUTH PLAIN\r\n');
  expect(fault).toContain('said more than it was asked');
});

test('an answer that comes in pieces is read whole', async () => {
  const { fault, heard } = await meet('220-mail.test\r\n220 welcome\r\n', ehlo, '454 not now\r\n');
  expect(fault).toBe('the mail server does not begin TLS: "454 not now"');
  expect(heard).toBe('EHLO [127.0.0.1]\r\nSTARTTLS\r\n');
});

test.each([
  ['greets with a refusal', ['554 go away\r\n'], '554 go away'],
  ['speaks something else', ['HTTP/1.1 400 Bad Request\r\n\r\n'], 'does not speak SMTP'],
  ['closes without a word', [], 'closed'],
  ['says without end', [`220-${'x'.repeat(100_000)}\r\n`], 'does not speak SMTP'],
])('a server that %s is given up', async (_, says, words) => {
  const { fault } = await meet(...says);
  expect(fault).not.toBe('');
  expect(fault).toContain(words);
});
