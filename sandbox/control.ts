// The practice world's remote control for the /sandbox page: look into a customer's mailbox, write as a customer.

import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { z } from 'zod';

import { customers, findCustomer } from './customers.ts';
import type { SampleOrder } from './orders.ts';
import { replySubject, writeMail } from './people.ts';
import type { PracticeMail, PracticeServer } from './practice-server.ts';
import { type ReadMail, readMail } from './read-mail.ts';

export type Control = Readonly<{ url: string; stop(): Promise<void> }>;

type Options = Readonly<{
  server: PracticeServer;
  orders: readonly SampleOrder[];
  /** First segment of every path: whoever does not know it gets 404. */
  token: string;
  port: number;
  onFault(error: unknown): void;
}>;

/** What the page gets of a mail. `html` is as the sender wrote it and must be sanitised before it is shown. */
export type MailItem = Readonly<{
  messageId: string | null;
  inReplyTo: string | null;
  direction: 'in' | 'out';
  from: string;
  to: string;
  subject: string;
  text: string;
  html: string | null;
  /** ISO 8601. */
  at: string;
  automatic: boolean;
}>;

/** `data` of the server-sent event `mail`. `email` is the mailbox, which may be that of support. */
export type MailMoved = Readonly<{
  email: string;
  direction: 'in' | 'out';
  messageId: string | null;
  at: string;
}>;

const newMail = z.strictObject({
  from: z.string().refine((email) => findCustomer(email) !== null, 'is not one of the practice customers'),
  subject: z
    .string()
    .max(500)
    .regex(/^[^\r\n\u0000]*$/, 'must be one line')
    .default(''),
  text: z.string().trim().min(1, 'must not be empty').max(200_000),
  inReplyTo: z.string().optional(),
  spoofed: z.boolean().default(false),
});

const largestBody = 1024 * 1024;
/** Proxies and browsers give up on a stream that is silent for a minute. */
const keepAliveMs = 25_000;

class Refusal extends Error {
  readonly status: number;
  readonly code: string;
  constructor(status: number, code: string, message: string) {
    super(message);
    this.status = status;
    this.code = code;
  }
}

export async function startControl(options: Options): Promise<Control> {
  const streams = new Set<ServerResponse>();
  const forget = options.server.onMail((mail) => {
    const event = `event: mail\ndata: ${JSON.stringify(moved(mail))}\n\n`;
    for (const stream of streams) stream.write(event);
  });
  const keepAlive = setInterval(() => {
    for (const stream of streams) stream.write(': still here\n\n');
  }, keepAliveMs);

  const http = createServer((request, response) => {
    answer(options, streams, request, response).catch((error: unknown) => {
      if (!(error instanceof Refusal)) options.onFault(error);
      const { status, code, message } =
        error instanceof Refusal
          ? error
          : { status: 500, code: 'fault', message: 'The practice server failed' };
      if (response.headersSent) response.destroy();
      else sendJson(response, status, { error: { code, message } });
    });
  });
  await new Promise<void>((resolve, reject) => {
    http.once('error', reject);
    http.listen(options.port, '127.0.0.1', resolve);
  });
  return {
    url: `http://127.0.0.1:${(http.address() as AddressInfo).port}/${options.token}`,
    stop: () =>
      new Promise((resolve) => {
        forget();
        clearInterval(keepAlive);
        http.close(() => resolve());
        http.closeAllConnections();
      }),
  };
}

async function answer(
  options: Options,
  streams: Set<ServerResponse>,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const [token, resource, key, ...more] = new URL(request.url ?? '/', 'http://localhost').pathname
    .slice(1)
    .split('/');
  const route = `${request.method} ${resource}${key === undefined ? '' : '/:key'}`;
  if (token !== options.token || more.length > 0) throw new Refusal(404, 'not_found', 'Nothing here');
  switch (route) {
    case 'GET customers':
      return sendJson(response, 200, { items: customerItems(options.orders) });
    case 'GET mailboxes/:key':
      return sendJson(response, 200, { items: await mailItems(options.server, decode(key ?? '')) });
    case 'POST mails':
      return sendJson(response, 200, { messageId: await write(options.server, await readJson(request)) });
    case 'GET events':
      response.writeHead(200, {
        'Content-Type': 'text/event-stream',
        'Cache-Control': 'no-cache, no-transform',
      });
      response.write(': listening\n\n');
      streams.add(response);
      response.once('close', () => streams.delete(response));
      return;
    default:
      throw new Refusal(404, 'not_found', 'Nothing here');
  }
}

const customerItems = (orders: readonly SampleOrder[]) =>
  customers.map(({ name, email, about }) => ({
    name,
    email,
    about,
    orders: orders.filter((order) => order.customerEmail === email).map((order) => order.number),
  }));

async function mailItems(server: PracticeServer, email: string): Promise<MailItem[]> {
  if (!findCustomer(email)) throw new Refusal(404, 'not_found', 'No such practice customer');
  const items = await Promise.all(
    server.mailbox(email).map(async (mail): Promise<MailItem> => {
      const { references: _references, from, at, ...read } = await readMail(mail);
      return { ...read, direction: direction(mail), from: oneAddress(from), at: at.toISOString() };
    }),
  );
  return items.reverse();
}

async function write(server: PracticeServer, body: unknown): Promise<string> {
  const parsed = newMail.safeParse(body);
  if (!parsed.success) {
    const faults = parsed.error.issues.map((issue) => `${issue.path.join('.') || 'mail'}: ${issue.message}`);
    throw new Refusal(400, 'invalid', faults.join('; '));
  }
  const { from: email, subject, text, inReplyTo, spoofed } = parsed.data;
  const from = findCustomer(email);
  if (!from) throw new Refusal(400, 'invalid', 'from: is not one of the practice customers');
  const answers = inReplyTo === undefined ? null : await requireMail(server, email, inReplyTo);
  return writeMail(server, {
    from,
    subject: subject || (answers ? replySubject(answers.subject) : ''),
    words: text.replace(/\r\n?/g, '\n'),
    answers,
    spoofed,
    automatic: false,
  });
}

async function requireMail(server: PracticeServer, email: string, messageId: string): Promise<ReadMail> {
  const mail = server.mailbox(email).find((one) => one.messageId === messageId);
  if (!mail) throw new Refusal(400, 'invalid', 'inReplyTo: no such mail in this mailbox');
  return readMail(mail);
}

async function readJson(request: IncomingMessage): Promise<unknown> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > largestBody) throw new Refusal(413, 'too_large', 'The mail is too large');
    chunks.push(chunk);
  }
  try {
    return JSON.parse(Buffer.concat(chunks).toString('utf8'));
  } catch {
    throw new Refusal(400, 'invalid', 'The body is not JSON');
  }
}

function decode(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    throw new Refusal(400, 'invalid', 'The address holds a "%" that is not an escape');
  }
}

function sendJson(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, {
    'Content-Type': 'application/json; charset=utf-8',
    'Cache-Control': 'no-store',
  });
  response.end(JSON.stringify(body));
}

/** What support sees arriving is "in" as well; its Sent copies are "out". */
const direction = (mail: PracticeMail): 'in' | 'out' => (mail.folder === 'INBOX' ? 'in' : 'out');

const moved = (mail: PracticeMail): MailMoved => ({
  email: mail.mailbox,
  direction: direction(mail),
  messageId: mail.messageId,
  at: mail.at.toISOString(),
});

const oneAddress = ({ name, address }: ReadMail['from']): string => (name ? `${name} <${address}>` : address);
