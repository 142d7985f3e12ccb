import { describe, expect, test } from 'vitest';

import { parseMail } from './parse-mail.ts';

const trust = { authservId: null, ownAddresses: ['support@acme.test'] };

function parse(header: string[], body: string[]) {
  const lines = [...header, 'To: support@acme.test', 'Content-Type: text/plain; charset=utf-8', '', ...body];
  return parseMail(Buffer.from(lines.join('\r\n')), trust);
}

describe('a report that a gateway wrote in its own name', () => {
  test.each([
    ['en', 'Delivery failure', ['We could not deliver your message to the following recipient(s):']],
    [
      'de',
      'Unzustellbar: Ihre Bestellung',
      ['Ihre Nachricht konnte den folgenden Empfängern nicht zugestellt werden:'],
    ],
    [
      'fr',
      'Échec de remise : votre commande',
      ['Le message n’a pas pu être remis aux destinataires suivants :', ''],
    ],
    [
      'es',
      'No se puede entregar: su pedido',
      ['No se pudo entregar el mensaje a los siguientes destinatarios:'],
    ],
    [
      'it',
      'Mancata consegna: il suo ordine',
      ['Impossibile consegnare il messaggio ai seguenti destinatari:', ''],
    ],
    ['cs', 'Nedoručitelné: Vaše objednávka', ['Zprávu nelze doručit následujícím příjemcům:']],
    [
      'pl',
      'Niedostarczalne: Państwa zamówienie',
      ['Nie można dostarczyć wiadomości do następujących odbiorców:'],
    ],
    ['nl', 'Niet bezorgd: uw bestelling', ['Uw bericht kon niet worden bezorgd bij de volgende ontvangers:']],
  ])('is known by what it says (%s)', async (_language, subject, lead) => {
    const header = [
      'From: gateway@example.test',
      `Subject: =?utf-8?B?${Buffer.from(subject).toString('base64')}?=`,
    ];
    const mail = await parse(header, [...lead, '   kim.novak@example.test', '']);
    expect(mail.automated.kind).toBe('bounce');
    expect(mail.bounce).toMatchObject({ recipient: 'kim.novak@example.test', status: '5.0.0' });
  });

  test('is one of a delay where attempts go on', async () => {
    const mail = await parse(
      ['From: gateway@example.test', 'Subject: Delivery failure notification'],
      [
        'The message could not be delivered to the following recipients so far:',
        'kim@example.test',
        'Attempts will continue for three days.',
      ],
    );
    expect(mail.automated.kind).toBe('delivery-report');
    expect(mail.bounce).toMatchObject({ recipient: 'kim@example.test', action: 'delayed', status: '4.0.0' });
  });

  test('is known by a daemon in the envelope where it has no sender', async () => {
    const mail = await parse(
      [
        'Return-Path: <MAILER-DAEMON@mx.example.test>',
        'Subject: User not in our directory',
        'Content-Type: multipart/report; boundary=b',
      ],
      ['', '--b', '', 'The mail could not be delivered to:', 'kim@example.test', '--b--'],
    );
    expect(mail.bounce).toMatchObject({ recipient: 'kim@example.test', action: 'failed' });
  });
});

describe('the address that failed', () => {
  const daemon = ['From: Mail Delivery System <MAILER-DAEMON@mx.example.test>', 'Subject: failure notice'];
  test.each([
    [
      'whole where its name begins like a word before it',
      ['Your mail was returned. Reason: unknown.', ' user7@example.test does not exist'],
      'user7@example.test',
    ],
    [
      'below the list, not that in the copied header',
      [
        'Your message',
        ' To: all@list.test',
        ' Cc: more@list.test',
        ' Subject: Hello',
        ' Sent: Monday',
        '',
        'did not reach the following recipient(s):',
        '',
        'c=US;p=X;dda:SMTP=kim@example.test; on Monday',
      ],
      'kim@example.test',
    ],
    [
      'with the server’s domain where only the name stands there',
      [
        'Your mail to the following users could not be delivered because they take none from all@list.test:',
        '',
        'kim_n',
        '',
      ],
      'kim_n@mx.example.test',
    ],
    [
      'below the header of our mail',
      [
        'This report is about a mail with this header:',
        '  Message-ID: <ours-1@acme.test>',
        '  From: support@acme.test',
        '  To: all@list.test',
        '  Subject: Hello',
        '',
        'It cannot be delivered to the following recipients:',
        '  Recipient address: kim@example.test',
      ],
      'kim@example.test',
    ],
  ])('is read %s', async (_what, body, recipient) => {
    expect((await parse(daemon, body)).bounce?.recipient).toBe(recipient);
  });

  test('is the one that was written to, also behind an alias or a gateway', async () => {
    const report = (final: string) =>
      parse(
        [
          'From: postmaster@mx.example.test',
          'Subject: Report',
          'Content-Type: multipart/report; report-type=delivery-status; boundary=b',
        ],
        [
          '',
          '--b',
          'Content-Type: message/delivery-status',
          '',
          'Reporting-MTA: dns; mx.example.test',
          '',
          `Final-Recipient: ${final}`,
          'Original-Recipient: rfc822; kim@example.test',
          'Action: failed',
          'Status: 5.1.1',
          '--b--',
        ],
      );
    for (const final of ['rfc822; box-0017@store-3.internal', 'x400; /S=kim/C=GB/']) {
      expect((await report(final)).bounce?.recipient).toBe('kim@example.test');
    }
  });
});

test('a number in the subject of our mail, or the version of a server, is no status', async () => {
  const mail = await parse(
    ['From: MAILER-DAEMON@mx.example.test', 'Subject: Undeliverable: Release 5.2.1 of our tool'],
    [
      'Your message',
      ' Subject: Release 5.2.1 of our tool',
      'did not reach <kim@example.test>.',
      'mx.example.test Exim 4.94.2',
    ],
  );
  expect(mail.bounce).toMatchObject({ recipient: 'kim@example.test', status: '5.0.0' });
});

test('a mailbox program that rejects with a receipt (RFC 5429) has rejected', async () => {
  const mail = await parse(
    [
      'From: Mail Delivery Subsystem <admin@stone.test>',
      'Subject: Automatically rejected mail',
      'Content-Type: multipart/report; report-type=disposition-notification; boundary=b',
    ],
    [
      '',
      '--b',
      '',
      'Your message to <kim@stone.test> was rejected: the box is full',
      '--b',
      'Content-Type: message/disposition-notification',
      '',
      'Final-Recipient: rfc822; kim@stone.test',
      'Disposition: automatic-action/MDN-sent-automatically; deleted',
      '--b',
      'Content-Type: message/rfc822',
      '',
      'Message-ID: <ours-1@acme.test>',
      '--b--',
    ],
  );
  expect(mail.bounce).toMatchObject({ recipient: 'kim@stone.test', originalMessageId: '<ours-1@acme.test>' });
});

describe('a person', () => {
  test.each([
    [
      'passes on a report',
      'Fwd: Undelivered Mail Returned to Sender',
      [
        'What does this mean?',
        '',
        '---------- Forwarded message ---------',
        'From: Mail Delivery System <MAILER-DAEMON@mx.example.test>',
        'Date: Mon, 3 May 2027',
        'Subject: Undelivered Mail Returned to Sender',
        'To: <eva@customer.test>',
        '',
        'Your mail could not be delivered to the following recipients:',
        'jan@example.test',
      ],
    ],
    [
      'passes on a report without a word',
      'WG: Unzustellbar: Rechnung',
      [
        'Von: Microsoft Outlook <postmaster@mx.example.test>',
        'Gesendet: Montag, 3. Mai 2027',
        'An: eva@customer.test',
        'Betreff: Unzustellbar: Rechnung',
        '',
        'Die Nachricht konnte folgenden Empfängern nicht zugestellt werden:',
        'jan@example.test',
      ],
    ],
    [
      'has a parcel that did not come',
      'Undelivered parcel',
      ['The parcel could not be delivered to my address: Long Lane 7.', 'My mail is eva.home@customer.test.'],
    ],
    [
      'says that mail to us comes back',
      'Delivery failure?',
      ['My mail to orders@acme.test could not be delivered. Is that the right address?', 'Eva'],
    ],
    [
      'is told that an address is unknown',
      'Re: Undeliverable: invoice',
      ['Your message could not be delivered to my colleague, use jan@customer.test instead.'],
    ],
    [
      'has not had the mail that we promised',
      'Zustellung fehlgeschlagen',
      [
        'Hallo, die Zustellung des Pakets ist fehlgeschlagen, bitte noch einmal an eva@customer.test schreiben.',
      ],
    ],
  ])('who %s is no machine', async (_what, subject, body) => {
    const mail = await parse(['From: Eva <eva@customer.test>', `Subject: ${subject}`], body);
    expect([mail.automated.kind, mail.bounce]).toEqual(['none', null]);
  });
});
