import { describe, expect, test } from 'vitest';

import { parseMail } from './parse-mail.ts';

const trust = { authservId: null, ownAddresses: ['support@acme.test'] };

async function kindOf(...header: string[]): Promise<string> {
  const from = header.some((line) => /^From:/i.test(line)) ? [] : ['From: Jo <jo@example.test>'];
  const raw = Buffer.from(
    [...from, 'To: support@acme.test', ...header, '', 'Where is my order?'].join('\r\n'),
  );
  return (await parseMail(raw, trust)).automated.kind;
}

describe('person or machine', () => {
  test.each([
    ['none', ['Subject: Where is it']],
    ['none', ['Auto-Submitted: no']],
    ['none', ['X-Auto-Response-Suppress: DR, RN, NRN']],
    ['none', ['Precedence: first-class']],
    ['none', ['Subject: Question about your out of office hours']],
    ['none', ['From: Web form <noreply@shop.test>', 'Reply-To: jo@example.test']],
    ['auto-reply', ['Auto-Submitted: auto-replied']],
    ['auto-reply', ['Auto-Submitted: auto-generated', 'Subject: Automatische Antwort: Ihre Bestellung']],
    ['auto-reply', ['Auto-Submitted: auto-generated']],
    ['bulk', ['Auto-Submitted: auto-generated', 'List-Unsubscribe: <https://news.test/u>']],
    // Somebody answers the note of an auto-responder, and asks.
    ['none', ['Subject: AW: Abwesenheitsnotiz']],
    ['auto-reply', ['X-Autoreply: yes']],
    ['auto-reply', ['X-Auto-Response-Suppress: All']],
    ['auto-reply', ['Precedence: auto_reply']],
    ['auto-reply', ['Return-Path: <>']],
    ['auto-reply', ['Subject: Out of Office: back on Monday']],
    ['auto-reply', ['Subject: Réponse automatique : commande']],
    ['auto-reply', ['Subject: Respuesta automática: pedido']],
    ['auto-reply', ['Subject: Risposta automatica: ordine']],
    ['auto-reply', ['Subject: Automatická odpověď: objednávka']],
    ['auto-reply', ['Subject: Odpowiedź automatyczna: zamówienie']],
    ['auto-reply', ['Subject: Automatisch antwoord: bestelling']],
    ['bulk', ['From: no-reply@shop.test']],
    ['bulk', ['Precedence: bulk']],
    ['bulk', ['List-Unsubscribe: <https://news.test/u>']],
    ['bulk', ['From: hello@newsletter.shop.test']],
    ['list', ['List-Id: Talk <talk.example.test>', 'List-Post: <mailto:talk@example.test>']],
    ['list', ['Precedence: list']],
    ['loop', ['From: Acme <Support@ACME.test>']],
    ['loop', ['X-Loop: support@acme.test']],
  ])('%s: %j', async (kind, header) => {
    expect(await kindOf(...header)).toBe(kind);
  });

  test('a customer who writes to a support address that is a group is a person', async () => {
    expect(
      await kindOf(
        'List-Id: <support.acme.test>',
        'List-Post: <mailto:support@acme.test>',
        'Precedence: list',
      ),
    ).toBe('none');
  });

  test('a customer whose mail the group re-sent in its own name is still the customer', async () => {
    const raw = [
      'From: "Jo via Support" <support@acme.test>',
      'Reply-To: Jo <jo@example.test>',
      'X-Original-From: Jo <jo@example.test>',
      'List-Id: <support.acme.test>',
      'Precedence: list',
      '',
      'Where is it?',
    ].join('\r\n');
    expect(await parseMail(Buffer.from(raw), trust)).toMatchObject({
      from: { address: 'jo@example.test' },
      automated: { kind: 'none' },
      authenticity: 'none',
    });
    const forged = raw.replace('List-Id: <support.acme.test>\r\n', '');
    expect(await parseMail(Buffer.from(forged), trust)).toMatchObject({ automated: { kind: 'loop' } });
  });

  test('a read receipt, a complaint report and a calendar answer are known by their parts', async () => {
    const part = (type: string, body: string) => [
      'Content-Type: multipart/report; boundary=x',
      '',
      '--x',
      `Content-Type: ${type}`,
      '',
      body,
      '--x--',
    ];
    expect(await kindOf(...part('message/disposition-notification', 'Disposition: manual-action'))).toBe(
      'read-receipt',
    );
    expect(await kindOf(...part('message/feedback-report', 'Feedback-Type: abuse'))).toBe('delivery-report');
    expect(await kindOf(...part('text/calendar; method=REPLY', 'BEGIN:VCALENDAR'))).toBe('calendar');
    expect(await kindOf(...part('text/calendar; method=REQUEST', 'BEGIN:VCALENDAR'))).toBe('none');
  });
});
