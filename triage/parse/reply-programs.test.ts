// How mail programs announce what they quote, in the languages that Baton reads: none of it is the customer's words.

import { describe, expect, test } from 'vitest';

import { splitReply } from './reply-text.ts';

const words = {
  en: ['Hello,', '', 'it has still not come. Where is it?'],
  de: ['Hallo,', '', 'es ist noch immer nicht da. Wo ist es?'],
  fr: ['Bonjour,', '', "il n'est toujours pas arrivé. Où est-il ?"],
  es: ['Hola:', '', 'todavía no ha llegado. ¿Dónde está?'],
  it: ['Buongiorno,', '', 'non è ancora arrivato. Dov’è?'],
  cs: ['Dobrý den,', '', 'stále to nedorazilo. Kde to je?'],
  pl: ['Dzień dobry,', '', 'nadal nie dotarło. Gdzie to jest?'],
  nl: ['Hallo,', '', 'het is er nog steeds niet. Waar is het?'],
} as const;
type Language = keyof typeof words;

const us = 'Acme Support <support@acme.test>';
const rule = '________________________________';

/** One line above the quotation. */
const attributions: Record<Language, readonly string[]> = {
  en: [
    `On Mon, Nov 23, 2026 at 9:12 AM ${us} wrote:`,
    `On 23 Nov 2026, at 09:12, ${us} wrote:`,
    'On 23/11/2026 09:12, Acme Support wrote:',
    `On Monday, November 23, 2026 at 09:12:00 AM GMT+1, ${us} wrote:`,
    `On Monday, November 23rd, 2026 at 9:12 AM, ${us} wrote:`,
    `On Monday, 23 November 2026 at 09:12, ${us} wrote:`,
    `On Mon, Nov 23, 2026 at 9:12 AM Acme Support\n<support@acme.test> wrote:`,
    `2026-11-23 9:12 GMT+01:00 ${us}:`,
  ],
  de: [
    `Am Mo., 23. Nov. 2026 um 09:12 Uhr schrieb ${us}:`,
    `Am 23.11.2026 um 09:12 schrieb ${us}:`,
    'Am 23.11.26 um 09:12 schrieb Acme Support:',
    `Am Montag, 23. November 2026 um 09:12:00 MEZ hat ${us} Folgendes geschrieben:`,
    `Am Montag, 23. November 2026 09:12, ${us} schrieb:`,
    `${us} schrieb am Mo., 23. Nov. 2026, 09:12:`,
  ],
  fr: [
    `Le lun. 23 nov. 2026 à 09:12, ${us} a écrit :`,
    `Le 23 nov. 2026 à 09:12, ${us} a écrit :`,
    'Le 23/11/2026 à 09:12, Acme Support a écrit :',
    `Le lundi 23 novembre 2026 à 09:12:00 UTC+1, ${us} a écrit :`,
    `Le lun. 23 nov. 2026, 09:12, Acme Support\n<support@acme.test> a écrit :`,
  ],
  es: [
    'El lun, 23 nov 2026 a las 9:12, Acme Support (<support@acme.test>) escribió:',
    `El 23 nov 2026, a las 9:12, ${us} escribió:`,
    'El 23/11/2026 a las 9:12, Acme Support escribió:',
    `En lunes, 23 de noviembre de 2026, 9:12:00 CET, ${us} escribió:`,
    `El lunes, 23 de noviembre de 2026 9:12, ${us} escribió:`,
  ],
  it: [
    `Il giorno lun 23 nov 2026 alle ore 09:12 ${us} ha scritto:`,
    `Il giorno 23 nov 2026, alle ore 09:12, ${us} ha scritto:`,
    'Il 23/11/26 09:12, Acme Support ha scritto:',
    `Il lunedì 23 novembre 2026 alle ore 09:12:00 CET, ${us} ha scritto:`,
    `Il 23/11/2026 09:12 CET ${us} ha scritto:`,
  ],
  cs: [
    `po 23. 11. 2026 v 9:12 odesílatel ${us} napsal:`,
    'Dne 23.11.2026 v 9:12 Acme Support napsal(a):',
    `Dne 23. 11. 2026 v 9:12 ${us} napsal(a):`,
    `23. 11. 2026 v 9:12, ${us}:`,
    `V po 23. 11. 2026 v 9:12, ${us} napsal(a):`,
  ],
  pl: [
    `pon., 23 lis 2026 o 09:12 ${us} napisał(a):`,
    `Wiadomość napisana przez ${us} w dniu 23 lis 2026, o godz. 09:12:`,
    'W dniu 23.11.2026 o 09:12, Acme Support pisze:',
    `Dnia 23 listopada 2026 09:12 ${us} napisał(a):`,
    `W dniu poniedziałek, 23 listopada 2026 09:12:00 CET użytkownik ${us} napisał:`,
  ],
  nl: [
    `Op ma 23 nov 2026 om 09:12 schreef ${us}:`,
    `Op 23 nov. 2026, om 09:12 heeft ${us} het volgende geschreven:`,
    'Op 23-11-2026 om 09:12 schreef Acme Support:',
    `Op maandag 23 november 2026 om 09:12:00 CET schreef ${us}:`,
  ],
};

/** Blocks of header fields, without a mark before each quoted line. */
const blocks: Record<Language, readonly string[]> = {
  en: [
    `From: ${us}\nSent: Monday, November 23, 2026 9:12 AM\nTo: Eva Novak <eva@customer.test>\nSubject: Re: Order`,
    `${rule}\nFrom: ${us}\nSent: Monday, November 23, 2026 9:12:00 AM\nTo: Eva Novak <eva@customer.test>\nSubject: Re: Order`,
    `-----Original Message-----\nFrom: ${us}\nSent: 23 November 2026 09:12\nTo: Eva Novak\nSubject: Re: Order`,
    `-------- Original message --------\nFrom: ${us}\nDate: 23/11/2026 09:12 (GMT+01:00)\nTo: eva@customer.test\nSubject: Re: Order`,
    `Sent: Monday, November 23, 2026 at 9:12 AM\nFrom: "Acme Support" <support@acme.test>\nTo: eva@customer.test\nSubject: Re: Order`,
    `------- Original Message -------\nOn Monday, November 23rd, 2026 at 9:12 AM, ${us} wrote:`,
    `*From:* ${us}\n*Sent:* Monday, November 23, 2026 9:12 AM\n*To:* Eva Novak\n*Subject:* Re: Order`,
  ],
  de: [
    `Von: ${us}\nGesendet: Montag, 23. November 2026 09:12\nAn: Eva Novak <eva@customer.test>\nBetreff: Re: Bestellung`,
    `${rule}\nVon: ${us}\nGesendet: Montag, 23. November 2026 09:12:00\nAn: Eva Novak\nBetreff: Re: Bestellung`,
    `-----Ursprüngliche Nachricht-----\nVon: ${us}\nGesendet: Montag, 23. November 2026 09:12\nAn: Eva Novak\nBetreff: Re: Bestellung`,
    `-------- Ursprüngliche Nachricht --------\nVon: ${us}\nDatum: 23.11.26 09:12 (GMT+01:00)\nAn: eva@customer.test\nBetreff: Re: Bestellung`,
    `Gesendet: Montag, 23. November 2026 um 09:12 Uhr\nVon: "Acme Support" <support@acme.test>\nAn: eva@customer.test\nBetreff: Re: Bestellung`,
    `-----Original-Nachricht-----\nBetreff: Re: Bestellung\nDatum: 2026-11-23T09:12:00+0100\nVon: "Acme Support" <support@acme.test>\nAn: "eva@customer.test"`,
  ],
  fr: [
    `De : ${us}\nEnvoyé : lundi 23 novembre 2026 09:12\nÀ : Eva Novak <eva@customer.test>\nObjet : Re: Commande`,
    `${rule}\nDe : ${us}\nEnvoyé : lundi 23 novembre 2026 09:12:00\nÀ : Eva Novak\nObjet : Re: Commande`,
    `-----Message d'origine-----\nDe : ${us}\nEnvoyé : lundi 23 novembre 2026 09:12\nÀ : Eva Novak\nObjet : Re: Commande`,
    `-------- Message d'origine --------\nDe : ${us}\nDate : 23/11/2026 09:12 (GMT+01:00)\nÀ : eva@customer.test\nObjet : Re: Commande`,
  ],
  es: [
    `De: ${us}\nEnviado: lunes, 23 de noviembre de 2026 9:12\nPara: Eva Novak <eva@customer.test>\nAsunto: Re: Pedido`,
    `${rule}\nDe: ${us}\nEnviado: lunes, 23 de noviembre de 2026 9:12:00\nPara: Eva Novak\nAsunto: Re: Pedido`,
    `-----Mensaje original-----\nDe: ${us}\nEnviado el: lunes, 23 de noviembre de 2026 9:12\nPara: Eva Novak\nAsunto: Re: Pedido`,
    `-------- Mensaje original --------\nDe: ${us}\nFecha: 23/11/26 9:12 (GMT+01:00)\nPara: eva@customer.test\nAsunto: Re: Pedido`,
  ],
  it: [
    `Da: ${us}\nInviato: lunedì 23 novembre 2026 09:12\nA: Eva Novak <eva@customer.test>\nOggetto: Re: Ordine`,
    `${rule}\nDa: ${us}\nInviato: lunedì 23 novembre 2026 09:12:00\nA: Eva Novak\nOggetto: Re: Ordine`,
    `-----Messaggio originale-----\nDa: ${us}\nInviato: lunedì 23 novembre 2026 09:12\nA: Eva Novak\nOggetto: Re: Ordine`,
    `-------- Messaggio originale --------\nDa: ${us}\nData: 23/11/26 09:12 (GMT+01:00)\nA: eva@customer.test\nOggetto: Re: Ordine`,
  ],
  cs: [
    `From: ${us}\nSent: Monday, November 23, 2026 9:12 AM\nTo: Eva Novak\nSubject: Re: Objednávka`,
    `Od: ${us}\nOdesláno: pondělí 23. listopadu 2026 9:12\nKomu: Eva Novak <eva@customer.test>\nPředmět: Re: Objednávka`,
    `---------- Původní e-mail ----------\nOd: ${us}\nKomu: eva@customer.test\nDatum: 23. 11. 2026 9:12:00\nPředmět: Re: Objednávka`,
    `-------- Původní zpráva --------\nOd: ${us}\nDatum: 23.11.26 9:12 (GMT+01:00)\nKomu: eva@customer.test\nPředmět: Re: Objednávka`,
  ],
  pl: [
    `Od: ${us}\nWysłano: poniedziałek, 23 listopada 2026 09:12\nDo: Eva Novak <eva@customer.test>\nTemat: Re: Zamówienie`,
    `${rule}\nOd: ${us}\nWysłane: poniedziałek, 23 listopada 2026 09:12\nDo: Eva Novak\nTemat: Re: Zamówienie`,
    `-------- Oryginalna wiadomość --------\nOd: ${us}\nData: 23.11.2026 09:12 (GMT+01:00)\nDo: eva@customer.test\nTemat: Re: Zamówienie`,
  ],
  nl: [
    `Van: ${us}\nVerzonden: maandag 23 november 2026 09:12\nAan: Eva Novak <eva@customer.test>\nOnderwerp: Re: Bestelling`,
    `${rule}\nVan: ${us}\nVerzonden: maandag 23 november 2026 09:12:00\nAan: Eva Novak\nOnderwerp: Re: Bestelling`,
    `-----Oorspronkelijk bericht-----\nVan: ${us}\nVerzonden: maandag 23 november 2026 09:12\nAan: Eva Novak\nOnderwerp: Re: Bestelling`,
    `-------- Oorspronkelijk bericht --------\nVan: ${us}\nDatum: 23-11-2026 09:12 (GMT+01:00)\nAan: eva@customer.test\nOnderwerp: Re: Bestelling`,
  ],
};

const devices: Record<Language, readonly string[]> = {
  en: [
    'Sent from my iPhone',
    'Get Outlook for iOS',
    'Sent from Yahoo Mail on Android',
    'Sent from my Galaxy',
    'Sent with Proton Mail secure email.',
  ],
  de: [
    'Von meinem iPhone gesendet',
    'Gesendet von Outlook für Android',
    'Von meinem Samsung Galaxy Smartphone gesendet.',
    'Gesendet mit der GMX Mail App',
    'Diese Nachricht wurde von meinem Android Mobiltelefon mit WEB.DE Mail gesendet.',
  ],
  fr: ['Envoyé de mon iPhone', 'Télécharger Outlook pour Android', 'Envoyé depuis mon appareil Galaxy'],
  es: ['Enviado desde mi iPhone', 'Obtener Outlook para iOS', 'Enviado desde mi Galaxy'],
  it: ['Inviato da iPhone', 'Ottieni Outlook per Android', 'Inviato dal mio dispositivo Galaxy'],
  cs: ['Odesláno z iPhonu', 'Získat Outlook pro Android', 'Odesláno ze Samsung Galaxy.'],
  pl: ['Wysłane z iPhone’a', 'Pobierz aplikację Outlook dla systemu Android', 'Wysłane z telefonu Galaxy'],
  nl: ['Verstuurd vanaf mijn iPhone', 'Outlook voor Android downloaden', 'Verzonden vanaf mijn Galaxy'],
};

const languages = Object.keys(words) as Language[];
const quoted = ['Dear customer,', '', 'it left our house yesterday and comes today.', '', 'Acme Support'];
const marked = quoted.map((line) => `> ${line}`.trimEnd());
const cases = (of: Record<Language, readonly string[]>) =>
  languages.flatMap((language) => of[language].map((line): [Language, string] => [language, line]));
const reply = (...lines: readonly string[]) => splitReply(lines.join('\n'));

describe('the words above what a program quotes', () => {
  test.each(cases(attributions))('are the reply (%s): %s', (language, line) => {
    const own = words[language];
    expect(reply(...own, '', line, '', ...marked).reply).toBe(own.join('\n'));
    expect(reply(...own, '', line, '', ...quoted).reply).toBe(own.join('\n'));
  });

  test.each(cases(blocks))('are the reply (%s): %s', (language, block) => {
    const own = words[language];
    const split = reply(...own, '', block, '', ...quoted);
    expect(split.reply).toBe(own.join('\n'));
    expect(split.quoted).toContain('it left our house');
  });

  test.each(cases(devices))('are the reply without the line of a device (%s): %s', (language, line) => {
    const own = words[language];
    const attribution = attributions[language][0] ?? '';
    expect(reply(...own, '', line, '', attribution, '', ...marked).reply).toBe(own.join('\n'));
    expect(reply(...own, '', line).reply).toBe(own.join('\n'));
  });
});

describe('the words below or between what a program quotes', () => {
  test.each(cases(attributions))('are the reply (%s): %s', (language, line) => {
    const own = words[language];
    expect(reply(line, ...marked, '', ...own).reply).toBe(own.join('\n'));
    const between = reply(line, '> Which colour?', 'Blue.', '> How many?', 'Two.', '', ...own);
    expect(between.reply).toBe(['Blue.', '', 'Two.', '', ...own].join('\n'));
  });
});

test.each(languages)('a mail that quotes nothing is the reply as it is (%s)', (language) => {
  const own = words[language];
  expect(reply(...own)).toEqual({ reply: own.join('\n'), signature: '', quoted: '' });
});
