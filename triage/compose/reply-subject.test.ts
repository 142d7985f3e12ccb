import { simpleParser } from 'mailparser';
import { describe, expect, test } from 'vitest';

import { monday } from '../../test/slot-source.ts';
import { buildMail } from '../../worker/smtp/build-mail.ts';
import { replySubject } from './compose.ts';

describe('the subject of an answer', () => {
  test.each([
    ['Where is my order?', 'Re: Where is my order?'],
    ['Re: Where is it?', 'Re: Where is it?'],
    ['AW: Wo ist sie?', 'AW: Wo ist sie?'],
    ['', 'Re:'],
    ['Return', 'Re: Return'],
  ])('to %j is %j', (subject, expected) => expect(replySubject(subject)).toBe(expected));

  test('cannot bring headers into a mail, and neither can a name', async () => {
    const evil = 'Order\r\nBcc: victim@evil.example\r\n\r\n<b>body</b>\u2028Bcc: x@evil.example';
    expect(replySubject(evil)).not.toMatch(/[\r\n\u2028]/);
    const raw = await buildMail({
      kind: 'reply',
      message: {
        messageId: '<a@shop.test>',
        inReplyTo: '<b@customer.test>\r\nBcc: victim@evil.example',
        references: ['<b@customer.test>', '<c@customer.test>\r\nX-Evil: 1'],
        from: { address: 'support@shop.test', name: 'Shop' },
        to: [{ address: 'eva@customer.test', name: 'Eva\r\nBcc: victim@evil.example' }],
        cc: [],
        subject: replySubject(evil),
        text: 'Hello',
        html: '<p>Hello</p>',
        at: monday,
      },
    });
    const head = raw.toString('latin1').split('\r\n\r\n')[0] ?? '';
    const names = head
      .replace(/\r\n[ \t]+/g, ' ')
      .split('\r\n')
      .map((line) => line.split(':')[0]?.toLowerCase());
    expect(names).not.toContain('bcc');
    expect(names).not.toContain('x-evil');
    const mail = await simpleParser(raw);
    expect(mail.subject).toContain('Order Bcc: victim@evil.example');
    expect(mail.text?.trim()).toBe('Hello');
    expect(mail.to).toMatchObject({ value: [{ address: 'eva@customer.test' }] });
  });
});
