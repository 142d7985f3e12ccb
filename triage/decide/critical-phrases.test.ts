import { describe, expect, test } from 'vitest';

import { defaultPolicy, policySchema } from '../policy.ts';
import { findCriticalPhrases } from './critical-phrases.ts';

const groupsIn = (words: string) => [
  ...new Set(findCriticalPhrases(words, defaultPolicy).map((hit) => hit.group)),
];

describe('the critical words that Baton comes with', () => {
  test.each([
    ['formal complaint', 'I would like to make a formal complaint about the driver.'],
    ['formal complaint', 'These complaints have gone unheard.'],
    ['formal complaint', 'Hiermit reiche ich Beschwerde ein.'],
    ['formal complaint', 'Ich möchte mich über Ihren Fahrer beschweren'],
    ['formal complaint', 'Je souhaite déposer plainte contre votre magasin.'],
    ['formal complaint', 'Quiero poner una queja por el trato recibido'],
    ['formal complaint', 'podávám stížnost na vašeho řidiče'],
    ['cancellation', 'Please cancel my subscription.'],
    ['cancellation', 'I am cancelling our contract with you'],
    ['cancellation', 'hiermit kündige ich meinen Vertrag'],
    ['cancellation', 'Ich mache von meinem Widerrufsrecht Gebrauch und widerrufe den Kauf.'],
    ['cancellation', 'Bitte stornieren Sie die Bestellung'],
    ['cancellation', 'Merci d’annuler ma commande'],
    ['cancellation', 'Quiero cancelar mi pedido'],
    ['cancellation', 'chci zrušit objednávku'],
    ['legal', 'You will hear from my lawyers.'],
    ['legal', 'Mein Anwalt meldet sich. Oder meine Anwältin.'],
    ['legal', 'věc předám svému právníkovi'],
    ['legal', 'Si no me contestan, mi abogada se pondrá en contacto.'],
    ['chargeback', 'I have asked my bank for a charge-back'],
    ['chargeback', 'I am disputing this with my bank.'],
    ['data protection', 'Under the GDPR I ask for a copy of my data'],
    ['data protection', 'please delete all my personal data'],
    ['data protection', 'Laut Datenschutzgrundverordnung …'],
    ['safety', 'The charger caught fire last night.'],
    ['safety', 'My son was taken to hospital'],
    ['safety', 'Das Gerät hat mir einen Stromschlag verpasst'],
    ['safety', 'nabíječka vybuchla'],
    ['safety', 'My child got burned by your lamp.'],
    ['safety', 'I cut my hand on the glass, it would not stop bleeding'],
    ['safety', 'Die Lampe hatte einen Kurzschluss und das Kabel ist verbrannt'],
    ['chargeback', 'I will ask my bank to reverse the card payment'],
    ['data protection', 'Someone has hacked my account'],
    ['data protection', 'Jemand hat sich in mein Konto eingeloggt'],
    ['press', 'I write for a newspaper and have some questions'],
    ['press', 'Dann wende ich mich an die Verbraucherzentrale.'],
    ['self-harm', 'I just want to die'],
    ['self-harm', 'I don’t want to live any more'],
    ['self-harm', 'ich will nicht mehr leben'],
  ])('%s: %s', (group, words) => expect(groupsIn(words)).toContain(group));

  test.each([
    'No complaint, just a question: when are you open?',
    'This is not a complaint, I only want to know where my order is.',
    'It isn’t a formal complaint.',
    'Keine Beschwerde, nur eine Frage.',
    'Das ist keine Beschwerde: wann haben Sie offen?',
    'I do not want to cancel, I only ask where it is.',
    'Ich möchte meine Bestellung nicht stornieren.',
    'Ich will nicht kündigen, nur nachfragen.',
    'Je ne veux pas annuler ma commande.',
    'No quiero cancelar mi pedido.',
    'Nechci stornovat, jen se ptám.',
    'Toto není stížnost.',
    'Was my order 10-6200 cancelled?',
    'Wurde meine Bestellung storniert?',
  ])('what is denied is not meant: %s', (words) => expect(groupsIn(words)).toEqual([]));

  test.each([
    ['cancellation', 'You did not cancel my order as I asked.'],
    ['cancellation', 'Why did nobody cancel my order?'],
    ['cancellation', 'If this is not here by Friday I want to cancel it'],
    ['cancellation', 'I have no choice but to cancel my subscription.'],
    ['cancellation', 'No cancel my order please'],
    ['cancellation', 'Ich kündige, weil das nicht geht.'],
    ['formal complaint', 'I am not happy and want to complain'],
    ['formal complaint', 'This is not only a question but a complaint'],
    ['legal', 'I do not want to involve my lawyer'],
    ['legal', 'This is no legal action yet'],
    ['legal', 'If you do not refund me my lawyer will write to you'],
    ['self-harm', 'not suicide, but I am close to it'],
  ])('%s is meant, though there is a "no" nearby: %s', (group, words) =>
    expect(groupsIn(words)).toContain(group),
  );

  test.each([
    'Where is my order 10-4471? Was it cancelled?',
    'What is your cancellation policy?',
    'When are you open at Christmas?',
    'Wann haben Sie am Heiligabend geöffnet?',
    'The hospitality was great.',
    'I forgot my password.',
    'Quels sont vos délais de livraison ?',
    '¿Cuándo llega mi pedido?',
    'Kde je moje objednávka?',
    'Is my order in the press room?',
  ])('an everyday question has none: %s', (words) => expect(groupsIn(words)).toEqual([]));

  test('are told as the customer wrote them', () => {
    expect(findCriticalPhrases('My LAWYERS, and my\n  Solicitor', defaultPolicy)).toEqual([
      { group: 'legal', phrase: 'LAWYERS' },
      { group: 'legal', phrase: 'Solicitor' },
    ]);
  });
});

test('a pattern that would hang elsewhere takes time in proportion to the mail', () => {
  const policy = policySchema.parse({
    ...defaultPolicy,
    criticalPhrases: [{ group: 'evil', patterns: ['(a+)+b', '(\\p{L}+\\p{L}+)+x'] }],
  });
  const began = performance.now();
  expect(findCriticalPhrases('a'.repeat(200_000), policy)).toEqual([]);
  expect(performance.now() - began).toBeLessThan(2_000);
});

test('words of a policy stored in the old shape still hold', () => {
  const policy = policySchema.parse({
    ...defaultPolicy,
    criticalPhrases: [{ group: 'recall', phrases: ['product recall'] }],
  });
  expect(findCriticalPhrases('About the Product  recall', policy)).toEqual([
    { group: 'recall', phrase: 'Product recall' },
  ]);
});
