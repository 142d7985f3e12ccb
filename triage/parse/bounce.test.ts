import { describe, expect, test } from 'vitest';

import { parseMail } from './parse-mail.ts';

const trust = { authservId: null, ownAddresses: ['support@acme.test'] };

function parse(header: string[], body: string[]) {
  return parseMail(Buffer.from([...header, 'To: support@acme.test', '', ...body].join('\r\n')), trust);
}

const daemon = ['Return-Path: <>', 'From: Mail Delivery System <MAILER-DAEMON@mx.example.test>'];

describe('a delivery report without a standard', () => {
  test('is read from its words: who, why and which mail of ours', async () => {
    const mail = await parse(
      [...daemon, 'Subject: failure notice'],
      [
        'Sorry, your message could not be delivered to this address:',
        '',
        '<kim@example.test>:',
        'host mx2.example.test said: 550 #5.1.1 no mailbox here by that name',
        '',
        '--- a copy of the message follows',
        'Received: from here by there',
        'Message-ID: <ours-7@acme.test>',
        'From: support@acme.test',
        'To: kim@example.test',
        'Subject: Your order',
      ],
    );
    expect(mail.automated.kind).toBe('bounce');
    expect(mail.bounce).toMatchObject({
      recipient: 'kim@example.test',
      action: 'failed',
      status: '5.1.1',
      originalMessageId: '<ours-7@acme.test>',
    });
  });

  test('that is late and will be tried again is no bounce', async () => {
    const mail = await parse(
      [...daemon, 'Subject: Warning: message delayed'],
      ['Your message to <kim@example.test> has not yet been delivered. We will keep trying: 421 busy'],
    );
    expect(mail.automated.kind).toBe('delivery-report');
    expect(mail.bounce).toMatchObject({ recipient: 'kim@example.test', action: 'delayed', status: '4.0.0' });
  });

  test('names the address of the X-Failed-Recipients field', async () => {
    const mail = await parse(
      [...daemon, 'X-Failed-Recipients: kim@example.test', 'Subject: Mail failure'],
      ['It failed.'],
    );
    expect(mail.bounce).toMatchObject({ recipient: 'kim@example.test', status: '5.0.0' });
  });
});

describe('a person who writes about delivery', () => {
  test.each([
    [
      'Delivery failed',
      'The courier could not deliver my parcel, it was returned to sender. Please call 550 123.',
    ],
    ['Returned mail', 'My mail to bob@shop.test was rejected, what is wrong?'],
    ['Undelivered parcel', 'Delivery to 12 High Street has failed again.'],
  ])('is a person: %s', async (subject, words) => {
    const mail = await parse(['From: Jo <jo@example.test>', `Subject: ${subject}`], [words]);
    expect(mail.automated.kind).toBe('none');
    expect(mail.bounce).toBeNull();
  });
});

test('a report part that says delivered is a delivery report', async () => {
  const mail = await parse(
    [...daemon, 'Subject: Delivered', 'Content-Type: multipart/report; boundary=x'],
    [
      '--x',
      'Content-Type: message/delivery-status',
      '',
      'Reporting-MTA: dns; mx.example.test',
      '',
      'Final-Recipient: rfc822; kim@example.test',
      'Action: delivered',
      'Status: 2.1.5',
      '--x--',
    ],
  );
  expect(mail.automated.kind).toBe('delivery-report');
  expect(mail.bounce).toMatchObject({ recipient: 'kim@example.test', action: 'delivered', status: '2.1.5' });
});
