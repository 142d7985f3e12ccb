// Opens the connection to an SMTP server. Where its certificate is pinned, TLS too: nothing but the greeting goes before it.

import { connect, type Socket } from 'node:net';
import { type TLSSocket, connect as tlsConnect } from 'node:tls';

import type { MailServer } from '../../config.ts';
import { checkPin, trustOptions } from '../pinned.ts';

/** `secured`: it is TLS already, and proven. Else nodemailer makes it TLS and checks the certificate, as it is told. */
export type OpenSocket = Readonly<{ connection: Socket; secured?: true }>;

const connectMs = 15_000;

/** An answer with more than this before its last line is no SMTP server's. */
const longestAnswer = 64 * 1024;

export async function openSmtpSocket(server: MailServer): Promise<OpenSocket> {
  return server.pin === null ? { connection: await openPlain(server) } : await openSmtpTls(server);
}

/** TLS from here on, the certificate checked as the server's settings say. Throws where there is none. */
export async function openSmtpTls(
  server: MailServer,
): Promise<Readonly<{ connection: TLSSocket; secured: true }>> {
  const plain = await openPlain(server);
  try {
    const greeting = server.secure ? null : await askForTls(plain);
    const connection = await upgrade(plain, server);
    // nodemailer waits for a greeting; the server has said its own before TLS, and says it once.
    if (greeting !== null) connection.unshift(greeting);
    return { connection, secured: true };
  } catch (error) {
    plain.destroy();
    throw error;
  }
}

/**
 * SMTP is many short lines to and fro: with Nagle's algorithm on, which nodemailer leaves so, each mail waited some
 * 40 ms for the other side's delayed acknowledgement (measured on loopback).
 */
async function openPlain({ host, port }: MailServer): Promise<Socket> {
  const socket = connect({ host, port, noDelay: true });
  await settled(socket, 'connect', `${host}:${port} does not answer`);
  return socket;
}

/** Waits for `event`; an error, an early end and a long silence are all thrown. */
async function settled(socket: Socket, event: string, late: string): Promise<void> {
  let stop = () => {};
  try {
    await new Promise<void>((resolve, reject) => {
      const fail = (error: Error) => {
        socket.destroy();
        reject(error);
      };
      const onTimeout = () => fail(new Error(late));
      const onClose = () => reject(new Error('The mail server closed the connection'));
      const onEvent = () => resolve();
      socket.setTimeout(connectMs, onTimeout);
      socket.once('error', fail);
      socket.once('close', onClose);
      socket.once(event, onEvent);
      stop = () => {
        socket.setTimeout(0);
        socket.removeListener('timeout', onTimeout);
        socket.removeListener('error', fail);
        socket.removeListener('close', onClose);
        socket.removeListener(event, onEvent);
      };
    });
  } finally {
    stop();
  }
}

async function upgrade(plain: Socket, server: MailServer): Promise<TLSSocket> {
  const connection = tlsConnect({ socket: plain, host: server.host, ...trustOptions(server) });
  await settled(connection, 'secureConnect', `${server.host}:${server.port} does not begin TLS`);
  checkPin(connection, server);
  return connection;
}

/** EHLO and STARTTLS (RFC 3207); answers the greeting. What the server says of itself before TLS is not used. */
async function askForTls(socket: Socket): Promise<Buffer> {
  const greeting = await readAnswer(socket);
  expectCode(greeting, '220', 'greets with');
  socket.write('EHLO [127.0.0.1]\r\n');
  expectCode(await readAnswer(socket), '250', 'answers EHLO with');
  socket.write('STARTTLS\r\n');
  expectCode(await readAnswer(socket), '220', 'does not begin TLS:');
  return greeting;
}

/** One whole answer: lines until one whose code is followed by a space (RFC 5321, 4.2.1). */
async function readAnswer(socket: Socket): Promise<Buffer> {
  let read = Buffer.alloc(0);
  while (!/(?:^|\n)\d{3}(?: [^\n]*)?\r?\n$/.test(read.toString('latin1'))) {
    const chunk: Buffer | null = socket.read();
    if (chunk) read = Buffer.concat([read, chunk]);
    else await settled(socket, 'readable', 'the mail server says nothing');
    const isSmtp = /^(?:\d{3}(?:[ -][^\n]*)?\r?\n)*[^\n]*$/.test(read.toString('latin1'));
    if (!isSmtp || read.length > longestAnswer) throw new Error('the mail server does not speak SMTP');
  }
  // More than one answer would be something slipped in before TLS and read after it (RFC 3207, section 6).
  if (read.toString('latin1').match(/(?:^|\n)\d{3} /g)?.length !== 1) {
    throw new Error('the mail server said more than it was asked before TLS');
  }
  return read;
}

function expectCode(answer: Buffer, code: string, how: string): void {
  const words = answer.toString('utf8').trim();
  if (!words.startsWith(code)) throw new Error(`the mail server ${how} "${words}"`);
}
