// Mails without a header that would say who wrote them: machines are known by their words, and people are not taken for them.

import { describe, expect, test } from 'vitest';

import { parseMail } from './parse-mail.ts';

const trust = { authservId: null, ownAddresses: ['support@acme.test'] };

async function kindOf(subject: string, text: string, header: string[] = []): Promise<string> {
  const lines = [
    'From: Jo <jo@example.test>',
    'To: support@acme.test',
    `Subject: ${subject}`,
    'Content-Type: text/plain; charset=utf-8',
    ...header,
    '',
    text,
  ];
  return (await parseMail(Buffer.from(lines.join('\r\n')), trust)).automated.kind;
}

describe('an absence note', () => {
  test.each([
    [
      'Re: Your order',
      'Thank you for your email. I am out of the office until 3 December with limited access to email. For urgent matters please contact anna@example.test.',
    ],
    [
      'Re: Your order',
      'Hello, I am currently on annual leave and will be back on Monday 7th December. I will reply to your message when I return.',
    ],
    [
      'AW: Ihre Bestellung',
      'Vielen Dank für Ihre Nachricht. Ich bin bis einschließlich 3. Dezember nicht im Büro. In dringenden Fällen wenden Sie sich bitte an Frau Weber.',
    ],
    [
      'Re: Bestellung',
      'Guten Tag, ich befinde mich derzeit im Urlaub und bin ab dem 7.12. wieder erreichbar. Ihre E-Mail wird nicht weitergeleitet.',
    ],
    [
      'Re: Commande',
      "Bonjour, je suis actuellement absent du bureau jusqu'au 3 décembre. En cas d'urgence, merci de contacter Mme Durand.",
    ],
    [
      'Re: Commande',
      'Merci pour votre message. Je suis en congés et je répondrai à votre message dès mon retour.',
    ],
    [
      'Re: Pedido',
      'Gracias por su mensaje. Estaré fuera de la oficina hasta el 3 de diciembre. Para asuntos urgentes, contacte con Ana.',
    ],
    [
      'Re: Ordine',
      'Grazie per il messaggio. Sono fuori ufficio fino al 3 dicembre. Per urgenze potete contattare Anna.',
    ],
    [
      'Re: Objednávka',
      'Dobrý den, děkuji za Váš e-mail. Do 3. 12. jsem mimo kancelář. V naléhavých případech kontaktujte paní Novou.',
    ],
    [
      'Re: Zamówienie',
      'Dziękuję za wiadomość. Do 3 grudnia przebywam na urlopie. W pilnych sprawach proszę o kontakt z Anną.',
    ],
    [
      'Re: Bestelling',
      'Bedankt voor uw bericht. Ik ben tot 3 december niet op kantoor. Voor dringende zaken kunt u contact opnemen met Anna.',
    ],
    ['Out of the office', 'Back on Monday.'],
    ['Abwesend: Bestellung', 'Ich bin nicht da.'],
    ['Nieobecność w pracy', 'Wracam w poniedziałek.'],
    ['Je suis absent jusqu’au 3 décembre', 'Merci.'],
  ])('%s: %s', async (subject, text) => expect(await kindOf(subject, text)).toBe('auto-reply'));
});

describe('an acknowledgement of a ticket system', () => {
  test.each([
    [
      '[#48211] Re: Your order',
      'Hello,\n\nthis is an automated response to let you know that we have received your request. One of our agents will get back to you within 24 hours.\n\nTicket ID: 48211',
    ],
    [
      'Re: Your order',
      'Your request (#48211) has been received and is being reviewed by our support staff.\n\nTo add additional comments, reply to this email.',
    ],
    [
      'Ihre Anfrage [Ticket 48211]',
      'Vielen Dank für Ihre Anfrage.\n\nDies ist eine automatisch generierte E-Mail. Bitte antworten Sie nicht auf diese Nachricht.',
    ],
    ['Votre demande', 'Bonjour,\n\nCeci est un message automatique, merci de ne pas y répondre.'],
    ['Su solicitud', 'Este es un mensaje automático. Por favor, no responda a este correo.'],
    ['La sua richiesta', 'Questo è un messaggio automatico, si prega di non rispondere.'],
    ['Váš požadavek', 'Toto je automaticky generovaná zpráva, prosím neodpovídejte na ni.'],
    ['Zgłoszenie', 'Ta wiadomość została wygenerowana automatycznie. Prosimy na nią nie odpowiadać.'],
    ['Uw aanvraag', 'Dit is een automatisch gegenereerd bericht. U kunt hier niet op antwoorden.'],
  ])('%s: %s', async (subject, text) => expect(await kindOf(subject, text)).toBe('auto-reply'));
});

describe('a demand to prove that one is a person', () => {
  test.each([
    [
      'Please confirm your message',
      'I use a spam filter. To deliver your message to my inbox, click the link below to confirm that you are a person: https://filter.test/c/123',
    ],
    [
      'Re: Your order [verification required]',
      'Your message is waiting. Please click here to verify that you are a real sender, and it will be delivered: https://arrest.test/v/9',
    ],
    [
      'Re: Ihre Bestellung',
      'Ihre Nachricht wurde noch nicht zugestellt. Bitte bestätigen Sie Ihre E-Mail, indem Sie auf den folgenden Link klicken: https://filter.test/x',
    ],
  ])('%s: %s', async (subject, text) => expect(await kindOf(subject, text)).toBe('auto-reply'));
});

describe('a person', () => {
  test.each([
    ['Out-of-office hours', 'Do you have opening hours outside of office time?'],
    ['My order', 'I am out of the office until Monday. Can the parcel be delivered on Tuesday instead?'],
    [
      'Delivery',
      'Hello, thank you for your email. I am on holiday until 3 December, please send order 10-4471 after that.',
    ],
    [
      'Order 10-4471',
      'I will be on vacation next week and nobody can take the parcel. Please contact my neighbour Anna.',
    ],
    [
      'Undeliverable parcel',
      'The carrier says my parcel is undeliverable and was returned to sender. What now?',
    ],
    ['Delivery failed', 'Your courier wrote "delivery failed", but I was at home all day.'],
    [
      'Returned',
      'My message to you was returned as undeliverable yesterday, so I write again: where is my refund?',
    ],
    ['Mail not delivered', 'Ihre Rechnung konnte mir nicht zugestellt werden. Bitte noch einmal schicken.'],
    [
      'Only automatic replies',
      'I only ever get "This is an automated response" from you. I want to talk to a person!',
    ],
    [
      'Your automatic answers',
      'Your last mail says that it was generated automatically. Does anybody read this?',
    ],
    ['Urlaub', 'Guten Tag, ich bin ab dem 3. Dezember im Urlaub. Können Sie das Paket später schicken?'],
    [
      'Bestellung',
      'Ich war bis gestern nicht im Büro und sehe Ihre Mail erst jetzt. Bitte stornieren Sie die Bestellung.',
    ],
    ['Absence', "Je suis absent jusqu'au 3 décembre, merci de livrer ma commande après cette date."],
    ['Pedido', 'Estoy de vacaciones hasta el lunes. Por favor, cambien la fecha de entrega de mi pedido.'],
    ['Urlop', 'Dzień dobry, czy mogą Państwo dostarczyć później?'],
    ['Op vakantie', 'Kunt u het pakket later bezorgen?'],
    ['Out of the office', 'I am away next week. Please send the parcel later.'],
    ['Dovolená', 'Dobrý den, do pátku jsem na dovolené, prosím doručte zásilku až příští týden.'],
    ['Zamówienie', 'Do piątku jestem na urlopie, proszę wysłać paczkę w poniedziałek.'],
    ['Bestelling', 'Ik ben tot maandag op vakantie. Kunt u het pakket later bezorgen?'],
    ['Please confirm', 'Please confirm my order and my delivery address.'],
    ['Please confirm your message', 'You wrote that I get a refund. Please confirm your message of Monday.'],
    ['Unsubscribe', 'Please unsubscribe me from your newsletter.'],
    ['Failure', 'The lamp has a system failure and does not work.'],
    ['Postmaster question', 'I am the new postmaster of our village. Which envelope do you sell?'],
    ['Read receipt', 'Please send me a read receipt for this message.'],
    ['Meeting', 'I accept your proposal. See you on Monday.'],
    ['Re: Your order', 'I have received your request for a review. How do I write one?'],
  ])('%s: %s', async (subject, text) => expect(await kindOf(subject, text)).toBe('none'));
});
