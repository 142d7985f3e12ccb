import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { threadCandidates } from './candidates.ts';
import { dedupeKey } from './dedupe-key.ts';
import { readMessageIds } from './header-ids.ts';
import { makeMessageId, readMessageId } from './message-id.ts';
import { normaliseSubject, stripSubject } from './subject.ts';

describe('the messages a mail may belong to', () => {
  test('are its In-Reply-To, then its References from the newest, each once, never itself', () => {
    const mail = {
      messageId: '<m@x>',
      inReplyTo: '<c@x>',
      references: ['<a@x>', '<b@x>', '<c@x>', '<m@x>'],
      subject: 'AW: Re: [2] Hello',
    };
    expect(threadCandidates(mail).ids).toEqual(['<c@x>', '<b@x>', '<a@x>']);
  });

  test.each([
    ['Re: Your order', 'your order'],
    ['RE: AW: Fwd: WG: SV: Odp: TR: RV:  Your   order', 'your order'],
    ['Re[3]: Your order', 'your order'],
    ['Re (2): Your order', 'your order'],
    ['RÉP : Your order', 'your order'],
    ['回复:Your order', 'your order'],
    ['Reference: your order', 'reference: your order'],
    ['Order: 12', 'order: 12'],
    ['Re:', ''],
  ])('subject %j says %j', (subject, expected) => {
    expect(normaliseSubject(subject)).toBe(expected);
  });

  test('stripping marks twice changes nothing more', () => {
    fc.assert(
      fc.property(fc.string(), (subject) => {
        const once = stripSubject(subject);
        expect(stripSubject(once)).toBe(once);
      }),
    );
  });

  test('ids are read from broken fields, too', () => {
    expect(readMessageIds('<a@x><b@x>\t<c @x> junk <')).toEqual(['<a@x>', '<b@x>', '<c@x>']);
    expect(readMessageIds('a@x, b@x')).toEqual(['<a@x>', '<b@x>']);
    expect(readMessageIds('<'.repeat(100_000))).toEqual([]);
  });
});

describe('the identity of a mail', () => {
  const mail = (id: string, body: string, received = 'here') =>
    Buffer.from(`Received: ${received}\r\nMessage-ID: ${id}\r\nFrom: a@b.test\r\nSubject: x\r\n\r\n${body}`);

  test('does not depend on the way it came or on line endings', () => {
    const key = dedupeKey(mail('<1@x>', 'one\r\ntwo\r\n'));
    expect(dedupeKey(mail('<1@x>', 'one\r\ntwo\r\n\r\n', 'there'))).toBe(key);
    expect(dedupeKey(Buffer.from(mail('<1@x>', 'one\r\ntwo\r\n').toString().replaceAll('\r\n', '\n')))).toBe(
      key,
    );
  });

  test('does not depend on what servers on the way write, fold or sign', () => {
    const body = '\r\nWhere is it?\r\n';
    const own = 'From: a@b.test\r\nTo: c@d.test\r\nSubject: one two\r\nMessage-ID: <1@x>\r\nDate: today\r\n';
    const key = dedupeKey(Buffer.from(own + body));
    const trace = [
      'Delivered-To: support@shop.test',
      'Return-Path: <bounce@b.test>',
      'Received: from a by b; Mon, 23 Nov 2026 09:12:00 +0100',
      'DKIM-Signature: v=1; d=b.test; s=new; bh=abc; b=def',
      'ARC-Seal: i=1; cv=none',
      'Authentication-Results: mx.shop.test; dmarc=pass',
      'X-Spam-Score: 1.5',
      'List-Id: <all.shop.test>',
    ];
    for (const field of trace) expect(dedupeKey(Buffer.from(`${field}\r\n${own}${body}`))).toBe(key);
    expect(dedupeKey(Buffer.from(`${trace.join('\r\n')}\r\n${own}${body}`))).toBe(key);
    expect(dedupeKey(Buffer.from(own.replace('one two', 'one\r\n two') + body))).toBe(key);
    // What the sender wrote counts.
    for (const [from, to] of [
      ['a@b', 'e@b'],
      ['c@d', 'e@d'],
      ['one', 'two'],
      ['today', 'tomorrow'],
    ] as const) {
      expect(dedupeKey(Buffer.from(own.replace(from, to) + body)), to).not.toBe(key);
    }
  });

  test('a repeated Message-ID with other content is another mail', () => {
    expect(dedupeKey(mail('<1@x>', 'one'))).not.toBe(dedupeKey(mail('<1@x>', 'two')));
  });

  test('mails without a Message-ID are known by their content', () => {
    const bare = (body: string) => Buffer.from(`From: a@b.test\r\n\r\n${body}`);
    expect(dedupeKey(bare('one'))).toBe(dedupeKey(bare('one')));
    expect(dedupeKey(bare('one'))).not.toBe(dedupeKey(bare('two')));
  });
});

describe('our own Message-ID', () => {
  const key = 'a secret';
  const id = makeMessageId({ conversationNumber: 4711, messageId: '0b9c-22', domain: 'Acme.test', key });

  test('ties an answer to its conversation, whatever became of its case and brackets', () => {
    const expected = { conversationNumber: 4711, messageId: '0b9c-22' };
    expect(readMessageId(id, key)).toEqual(expected);
    expect(readMessageId(id.toUpperCase(), key)).toEqual(expected);
    expect(readMessageId(id.slice(1, -1), key)).toEqual(expected);
    expect(readMessageId(id.replace('acme.test', 'gateway.test'), key)).toEqual(expected);
  });

  test('cannot be made or changed without the key', () => {
    expect(readMessageId(id, 'another key')).toBeNull();
    expect(readMessageId(id.replace('0b9c', '0b9d'), key)).toBeNull();
    expect(readMessageId(id.replace('baton.3', 'baton.4'), key)).toBeNull();
    fc.assert(fc.property(fc.string(), (other) => readMessageId(`<${other}>`, key) === null));
  });

  test('takes only what fits into a header', () => {
    for (const messageId of ['', 'a b', 'a>b', 'x'.repeat(65), 'a\r\nBcc: b']) {
      expect(() => makeMessageId({ conversationNumber: 1, messageId, domain: 'acme.test', key })).toThrow(
        RangeError,
      );
    }
    expect(() => makeMessageId({ conversationNumber: 1, messageId: 'a', domain: 'a\r\nb', key })).toThrow(
      RangeError,
    );
  });
});
