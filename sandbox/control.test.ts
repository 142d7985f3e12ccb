import { simpleParser } from 'mailparser';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { authservId, supportAddress } from './company.ts';
import { type Control, startControl } from './control.ts';
import { customers } from './customers.ts';
import { sampleOrders } from './orders.ts';
import { type PracticeServer, startPracticeServer } from './practice-server.ts';

const luca = 'luca.ferrante@casella.example';
let server: PracticeServer;
let control: Control;

beforeEach(async () => {
  server = await startPracticeServer({
    supportAddress,
    supportPassword: 'x',
    customers: customers.map((customer) => customer.email),
    authservId,
  });
  control = await startControl({
    server,
    orders: sampleOrders(new Date('2026-11-22T08:00:00Z')),
    token: 'secret-token',
    port: 0,
    onFault: (error) => {
      throw error;
    },
  });
});

afterEach(async () => {
  await control.stop();
  await server.stop();
});

async function get(path: string): Promise<{ status: number; body: { items: Record<string, unknown>[] } }> {
  const response = await fetch(`${control.url}${path}`);
  return { status: response.status, body: await response.json() };
}

async function post(mail: unknown) {
  const body = typeof mail === 'string' ? mail : JSON.stringify(mail);
  const response = await fetch(`${control.url}/mails`, { method: 'POST', body });
  return { status: response.status, body: await response.json() };
}

const answer = Buffer.from(
  `From: Halden & Home <${supportAddress}>\r\nTo: ${luca}\r\nSubject: Re: Hello\r\nMessage-ID: <answer@halden.example>\r\n` +
    'In-Reply-To: <first@casella.example>\r\nReferences: <first@casella.example>\r\nAuto-Submitted: auto-replied\r\n\r\nWhich one?\r\n',
);

describe('the control of the practice world', () => {
  it('lists the customers with their orders', async () => {
    const { body } = await get('/customers');
    expect(body.items).toHaveLength(12);
    expect(body.items.find((item) => item.email === luca)).toEqual({
      name: 'Luca Ferrante',
      email: luca,
      about: expect.any(String),
      orders: ['HH-20391', 'HH-20422', 'HH-20179'],
    });
  });

  it('sends a mail as a customer, which support gets with a good verdict and the customer keeps', async () => {
    const { status, body } = await post({ from: luca, subject: 'Grüße', text: 'Hello\nthere' });
    expect(status).toBe(200);
    const [mail] = server.mailbox(supportAddress);
    const parsed = await simpleParser(mail?.raw ?? Buffer.alloc(0));
    expect(parsed).toMatchObject({ messageId: body.messageId, subject: 'Grüße', text: 'Hello\nthere' });
    expect(mail?.raw.toString()).toContain('dmarc=pass header.from=casella.example');
    expect((await get(`/mailboxes/${luca}`)).body.items).toMatchObject([
      { messageId: body.messageId, direction: 'out', subject: 'Grüße', automatic: false, inReplyTo: null },
    ]);
  });

  it('answers a mail of support in its thread, with the mail quoted, newest first in the mailbox', async () => {
    server.deliver(answer, luca, { envelopeFrom: supportAddress });
    await post({ from: luca, subject: '', text: 'HH-20422', inReplyTo: '<answer@halden.example>' });
    const { body } = await get(`/mailboxes/${encodeURIComponent(luca)}`);
    expect(body.items.map((item) => [item.direction, item.automatic, item.subject])).toEqual([
      ['out', false, 'Re: Hello'],
      ['in', true, 'Re: Hello'],
    ]);
    const sent = await simpleParser(server.mailbox(supportAddress)[0]?.raw ?? Buffer.alloc(0));
    expect(sent.inReplyTo).toBe('<answer@halden.example>');
    expect(sent.references).toEqual(['<first@casella.example>', '<answer@halden.example>']);
    expect(sent.text).toMatch(/^HH-20422\n\nOn .* wrote:\n\n> Which one\?/);
  });

  it('forges a sender on demand: the verdict says so and the customer knows nothing of it', async () => {
    await post({ from: luca, subject: 'x', text: 'Where is it?', spoofed: true });
    expect(server.mailbox(supportAddress)[0]?.raw.toString()).toContain(
      'dmarc=fail header.from=casella.example',
    );
    expect(server.mailbox(luca)).toEqual([]);
  });

  it.each([
    [
      'a stranger',
      { from: 'who@post.example', subject: 'x', text: 'y' },
      'from: is not one of the practice customers',
    ],
    ['no words', { from: luca, subject: 'x', text: '  ' }, 'text: must not be empty'],
    [
      'a subject of two lines',
      { from: luca, subject: 'a\nBcc: b@c.example', text: 'y' },
      'subject: must be one line',
    ],
    [
      'an answer to nothing',
      { from: luca, subject: 'x', text: 'y', inReplyTo: '<no@no>' },
      'inReplyTo: no such mail',
    ],
    ['an unknown field', { from: luca, subject: 'x', text: 'y', cc: 'z' }, 'Unrecognized key'],
    ['no JSON', '{', 'The body is not JSON'],
  ])('refuses %s', async (_what, mail, message) => {
    const { status, body } = await post(mail);
    expect(status).toBe(400);
    expect(body.error).toEqual({ code: 'invalid', message: expect.stringContaining(message) });
    expect(server.mailbox(supportAddress)).toEqual([]);
  });

  it('shows nothing without its token, nor of mailboxes that are none', async () => {
    expect((await fetch(new URL('/wrong/customers', control.url))).status).toBe(404);
    expect((await fetch(new URL('/', control.url))).status).toBe(404);
    expect((await get(`/mailboxes/${supportAddress}`)).status).toBe(404);
    expect((await get('/mailboxes/%E0%A4%A')).status).toBe(400);
    expect((await get('/customers/more/of/it')).status).toBe(404);
  });

  it('tells of each mail that moves, as it moves', async () => {
    const stream = await fetch(`${control.url}/events`);
    const reader = stream.body?.pipeThrough(new TextDecoderStream()).getReader();
    let heard = '';
    const hear = async (count: number) => {
      while (heard.split('event: mail').length <= count) heard += (await reader?.read())?.value ?? '';
    };
    const { body } = await post({ from: luca, subject: 'x', text: 'y' });
    await hear(2);
    server.deliver(answer, luca, { envelopeFrom: supportAddress });
    await hear(3);
    await reader?.cancel();
    const events = [...heard.matchAll(/^data: (.*)$/gm)].map((match) => JSON.parse(match[1] ?? ''));
    expect(events).toMatchObject([
      { email: luca, direction: 'out', messageId: body.messageId },
      { email: supportAddress, direction: 'in', messageId: body.messageId },
      { email: luca, direction: 'in', messageId: '<answer@halden.example>' },
    ]);
  });
});
