import { describe, expect, test } from 'vitest';

import { defaultPolicy, policySchema } from '../policy.ts';
import { findCriticalPhrases } from './critical-phrases.ts';

const groupsIn = (words: string) => [
  ...new Set(findCriticalPhrases(words, defaultPolicy).map((hit) => hit.group)),
];

describe('the critical words that Baton comes with', () => {
  test.each([
    ['formal complaint', 'I would like to make a formal complaint about the driver.'],
    ['self-harm', 'I no longer see any point in being here.'],
    ['self-harm', 'Ich sehe keinen Sinn mehr im Leben und weiß nicht, wozu ich noch aufstehe.'],
    ['safety', 'The cord of the heater is frayed.'],
    ['safety', 'Das Kabel ist an einer Stelle blank.'],
    ['chargeback', 'My bank is going to take the money back.'],
    ['data protection', "Your letter had another customer's address on it."],
    ['data protection', 'Im Brief lag die Rechnung einer anderen Kundin.'],
    ['data protection', 'There are orders in my account that I never placed.'],
    ['data protection', 'My statement shows two payments I have not authorised.'],
    ['data protection', 'In meinem Konto stehen Bestellungen, die ich nie aufgegeben habe.'],
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
    ['data protection', 'I believe somebody else has managed to get into my account.'],
    ['data protection', 'Could you freeze my account until this is sorted out?'],
    ['data protection', 'A reset e-mail came which I never asked for.'],
    ['data protection', 'Bitte das Konto vorerst sperren!'],
    ['data protection', 'Ich bekam einen Code, den ich gar nicht angefordert habe'],
    ['data protection', 'Quelqu’un est entré sur mon compte'],
    ['data protection', 'Alguien ha entrado en mi cuenta'],
    ['data protection', 'Někdo se dostal do mého účtu'],
    ['data protection', 'Jemand hat sich in mein Konto eingeloggt'],
    ['press', 'I write for a newspaper and have some questions'],
    ['press', 'Dann wende ich mich an die Verbraucherzentrale.'],
    ['self-harm', 'I just want to die'],
    ['self-harm', 'I don’t want to live any more'],
    ['self-harm', 'ich will nicht mehr leben'],
    ['formal complaint', 'I am formally complaining about the courier'],
    ['formal complaint', 'I wish to put this on record'],
    ['cancellation', 'Please do not send the lamp any more'],
    ['cancellation', 'We found another one, so it need not come.'],
    ['cancellation', 'Die Lampe muss nicht mehr geliefert werden.'],
    ['cancellation', 'Bitte schicken Sie die Lampe nicht mehr'],
    ['cancellation', 'Ich möchte mein Abo beenden'],
    ['legal', 'Ich übergebe die Sache meinem Rechtsbeistand'],
    ['legal', 'I know my rights, see you in court'],
    ['legal', 'Ich erstatte Anzeige'],
    ['chargeback', 'I have told my bank to stop it'],
    ['chargeback', 'Ich habe die Lastschrift von meiner Bank zurückholen lassen'],
    ['chargeback', 'I opened a PayPal case'],
    ['chargeback', 'das ist betrug'],
    ['data protection', 'What information do you hold on me? Wipe all of it.'],
    ['data protection', 'Tell me what data you have about me'],
    ['data protection', 'Entfernen Sie alle über mich gespeicherten Daten'],
    ['data protection', 'I got somebody else’s invoice'],
    ['safety', 'The lamp left a scorch mark on the table'],
    ['safety', 'the charger gets very hot'],
    ['safety', 'It gave me a shock when I plugged it in'],
    ['safety', 'My son came out in hives and could hardly breathe'],
    ['safety', 'My toddler swallowed a part'],
    ['safety', 'There was a piece of glass in the jam'],
    ['safety', 'Ich habe an der Lampe eine gewischt bekommen'],
    ['safety', 'Das Kabel riecht verschmort'],
    ['safety', 'Die Bremse am Rad hat versagt'],
    ['press', 'I am writing a piece for the Evening Post'],
    ['press', 'I will go to the papers with this'],
    ['press', 'I am going to warn people about you on Facebook'],
    ['press', 'Ich arbeite für eine Zeitung'],
    ['self-harm', 'I can’t go on any more'],
    ['self-harm', 'Everybody would be better off without me'],
    ['self-harm', 'Ohne mich sind alle besser dran'],
    ['hardship', 'My mother passed away on Friday'],
    ['hardship', 'Mein Vater ist letzte Woche gestorben'],
    ['hardship', 'We have almost none of his insulin left, I am begging you'],
    ['hardship', 'Ohne die Tabletten komme ich nicht übers Wochenende'],
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
    'I was sent a reset link but it does not work.',
    'I asked for a new password and the mail came.',
    'Can I look somewhere in my account when it will arrive?',
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
    'I never placed an order with you before, how long does it take?',
    'Where is the order? I have not received it.',
    'Ich habe meine Bestellung noch nicht bekommen, wo ist sie?',
    'When are you open at Christmas?',
    'Wann haben Sie am Heiligabend geöffnet?',
    'The hospitality was great.',
    'I forgot my password.',
    'Quels sont vos délais de livraison ?',
    '¿Cuándo llega mi pedido?',
    'Kde je moje objednávka?',
    'Is my order in the press room?',
    'I read about your shop in the newspaper.',
    'Ich habe in der Zeitung von Ihnen gelesen.',
    'I saw your post on Facebook.',
    'I can’t recall my password.',
    'I ordered the wrong size by accident.',
    'Please deliver it to 5 Court Street.',
    'Sue from your shop told me that you open late.',
    'Das Paket wurde an DHL übergeben.',
    'Die Lieferzeit betrug letztes Mal fünf Tage.',
    'Ich kann mich nicht mehr einloggen.',
    'Welche Gerichte haben Sie am Sonntag?',
    'Is the fire red lamp the same price?',
    'This job is killing me, haha.',
    'I am dying to see it!',
    'My phone died, so I am writing to you.',
    'Mein Handy ist gestorben.',
    'Gibt es das Brot auch geschnitten?',
    'I lost all my data when my phone broke.',
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
