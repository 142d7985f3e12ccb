// Machines that write to each other: whatever they hide of what they are, they stop by themselves.

import { Logger, runOnce } from 'graphile-worker';
import { beforeEach, describe, expect, test } from 'vitest';

import { recordMail } from '../db/ledger.ts';
import { receiveAtBorder } from '../sandbox/border.ts';
import { createTasks } from '../worker/jobs/index.ts';
import { type JobDesk, useJobDesk } from './job-desk.ts';

const shopAddress = 'support@shop.test';
const hotelAddress = 'help@hotel.test';
const shop = useJobDesk({ supportAddress: shopAddress, customers: [hotelAddress, 'eva@customer.test'] });
const hotel = useJobDesk({ supportAddress: hotelAddress, customers: [shopAddress] });

let uid = 0;

/** A mail comes into the mailbox of a desk from outside, as authentic, and everything that follows from it is done. */
async function arrive(desk: JobDesk, raw: Buffer, from: string, to: string): Promise<void> {
  uid += 1;
  const host = 'mx.shop.test';
  const source = receiveAtBorder(raw, {
    envelopeFrom: from,
    to,
    host,
    via: 'mx.elsewhere.test',
    at: new Date(),
    dmarc: 'pass',
  });
  const place = { mailboxId: desk.mailboxId, folder: 'INBOX', uidValidity: 1, uid, internalDate: new Date() };
  await recordMail(desk.test.db, { ...place, source }, false);
  await work(desk);
}

const quiet = new Logger(() => () => undefined);

/** Until no job is due. */
const work = (desk: JobDesk) =>
  runOnce({
    pgPool: desk.test.pool,
    taskList: createTasks(desk.context),
    noHandleSignals: true,
    logger: quiet,
  });

/** Mails of a desk to an address that nobody has been given yet. */
function outgoing(desk: JobDesk, address: string) {
  let given = desk.received(address).length;
  return () => {
    const fresh = desk.received(address).slice(given);
    given += fresh.length;
    return fresh.map((mail) => mail.raw);
  };
}

const question = (n: number) =>
  Buffer.from(
    [
      `From: Hotel <${hotelAddress}>`,
      `To: ${shopAddress}`,
      'Subject: Opening hours',
      `Message-ID: <first-${n}@hotel.test>`,
      'Date: Mon, 23 Nov 2026 09:12:00 +0100',
      '',
      'Hi, what are your opening hours this week?',
    ].join('\r\n'),
  );

/** Takes fields away, as gateways and ticket systems do that write a mail anew. */
const strip = (raw: Buffer, fields: RegExp) => {
  const [head = '', ...body] = raw.toString('latin1').split('\r\n\r\n');
  const kept = head.split(/\r\n(?![ \t])/).filter((field) => !fields.test(field));
  return Buffer.from([kept.join('\r\n'), ...body].join('\r\n\r\n'), 'latin1');
};

beforeEach(async () => {
  // Each of these tests begins an hour later than the one before it.
  for (const { test: db } of [shop, hotel]) {
    await db.pool.query(`update outbox set created_at = created_at - interval '2 hours',
      sent_at = sent_at - interval '2 hours'`);
  }
});

describe('two Batons that write to each other', () => {
  test.each([
    ['as they are', /^$/],
    ['with Auto-Submitted taken away', /^auto-submitted:/i],
    ['with every mark but the id taken away', /^(?:auto-submitted|x-[a-z-]+|precedence):/i],
    ['with every mark and the id taken away', /^(?:auto-submitted|x-[a-z-]+|precedence|message-id):/i],
  ])('stop by themselves %s', async (_, fields) => {
    const fromShop = outgoing(shop, hotelAddress);
    const fromHotel = outgoing(hotel, shopAddress);
    let sent = 0;
    let hotelSent = 0;
    let underWay: Buffer[] = [question(Math.random())];
    for (let turn = 0; underWay.length > 0; turn++) {
      expect(turn).toBeLessThan(12);
      for (const raw of underWay) await arrive(shop, strip(raw, fields), hotelAddress, shopAddress);
      const answers = fromShop();
      sent += answers.length;
      for (const raw of answers) await arrive(hotel, strip(raw, fields), shopAddress, hotelAddress);
      underWay = fromHotel();
      hotelSent += underWay.length;
    }
    expect(sent).toBeGreaterThan(0);
    expect(sent).toBeLessThanOrEqual(3);
    expect(hotelSent).toBeLessThanOrEqual(3);
    const idIsLeft = !fields.test('Message-ID: <a@b>');
    // A Baton that can know another one does not answer it at all.
    if (idIsLeft) expect({ sent, hotelSent }).toEqual({ sent: 1, hotelSent: 0 });
  });
});

describe('a machine that answers everything and says of nothing that it is one', () => {
  /** Each of them writes about matters of its own. */
  const reply = (kind: string, n: number, quoted: string, threaded: string | null) =>
    Buffer.from(
      [
        `From: Eva Novak <eva@customer.test>`,
        `To: ${shopAddress}`,
        `Subject: Your request ${n} (${kind})`,
        `Message-ID: <${n}.${Math.random()}@customer.test>`,
        ...(threaded ? [`In-Reply-To: ${threaded}`] : []),
        'Content-Type: text/plain; charset=utf-8',
        '',
        `What are your opening hours? This is message ${n}.`,
        '',
        quoted,
      ].join('\r\n'),
    );

  test.each([
    ['a fresh subject each time, and no thread', false, false],
    ['a quote below', true, false],
    ['a thread', false, true],
    ['a thread and a quote', true, true],
  ])('gets three mails at the most and then a person has it (%s)', async (kind, quotes, threads) => {
    const fromShop = outgoing(shop, 'eva@customer.test');
    let sent = 0;
    let underWay: Buffer[] = [reply(kind, 0, '', null)];
    for (let n = 1; underWay.length > 0; n++) {
      expect(n).toBeLessThan(12);
      for (const raw of underWay) await arrive(shop, raw, 'eva@customer.test', shopAddress);
      const answers = fromShop();
      sent += answers.length;
      underWay = answers.map((raw) => {
        const text = raw.toString('latin1');
        const id = /^message-id: *(<[^>]+>)/im.exec(text)?.[1] ?? null;
        const body = text.split('\r\n\r\n').slice(1).join('\n').replace(/^/gm, '> ');
        return reply(kind, n, quotes ? body : '', threads ? id : null);
      });
    }
    expect(sent).toBeGreaterThan(0);
    expect(sent).toBeLessThanOrEqual(3);
    // The same question again already says that the answer helped nobody; else the count ends it.
    const ended = await shop.test.db
      .selectFrom('decision')
      .select(['action', 'reasons'])
      .orderBy('id', 'desc')
      .limit(1)
      .executeTakeFirstOrThrow();
    expect(ended.action).toBe('escalate');
    expect(['bot_turn_limit', 'answer_did_not_help']).toContain(ended.reasons[0]);
  });

  test('does not use up what a person at another address may be written', async () => {
    const before = shop.received(hotelAddress).length;
    await arrive(shop, question(Math.random()), hotelAddress, shopAddress);
    expect(shop.received(hotelAddress)).toHaveLength(before + 1);
  });
});

test('five questions at one moment do not slip past the limit together', async () => {
  const before = shop.received(hotelAddress).length;
  for (const n of [1, 2, 3, 4, 5]) {
    uid += 1;
    const place = {
      mailboxId: shop.mailboxId,
      folder: 'INBOX',
      uidValidity: 1,
      uid,
      internalDate: new Date(),
    };
    const source = receiveAtBorder(question(n + Math.random()), {
      envelopeFrom: hotelAddress,
      to: shopAddress,
      host: 'mx.shop.test',
      via: 'mx.hotel.test',
      at: new Date(),
      dmarc: 'pass',
    });
    await recordMail(shop.test.db, { ...place, source }, false);
  }
  await Promise.all([1, 2, 3].map(() => work(shop)));
  await work(shop);
  expect(shop.received(hotelAddress).length - before).toBeLessThanOrEqual(3);
});
