// Entities of understanding: amounts of money with their currency.

import type { Entity } from '../../understanding.ts';
import { type Field, matchesNear, runsWith } from './digits.ts';

const symbols: Readonly<Record<string, string>> = {
  '€': 'EUR',
  '£': 'GBP',
  $: 'USD',
  '¥': 'JPY',
  kč: 'CZK',
  kc: 'CZK',
  korun: 'CZK',
  koruny: 'CZK',
  euro: 'EUR',
  euros: 'EUR',
  pound: 'GBP',
  pounds: 'GBP',
  quid: 'GBP',
  dollar: 'USD',
  dollars: 'USD',
  bucks: 'USD',
  franken: 'CHF',
  francs: 'CHF',
  fr: 'CHF',
  zł: 'PLN',
};
const codes = 'EUR|GBP|USD|CHF|CZK|PLN|SEK|NOK|DKK|HUF|CAD|AUD|NZD|JPY|INR|MXN';
const words = 'kč|kc|korun[ay]?|euros?|pounds?|quid|dollars?|bucks|franken|francs|fr|zł';
const number = String.raw`\d{1,9}(?:[.,'’ \u00a0\u202f]\d{3}){0,4}(?:[.,](?:\d{1,2}|-{1,2}))?`;
const pattern = new RegExp(
  String.raw`(?<![\p{L}\p{N}.,])(?:(?:(?:US|CA|A|NZ)?([€£$¥])|(${codes}))[ \u00a0]?(${number})|(${number})[ \u00a0]?(?:([€£$¥])|(${codes})\b|(${words})(?![\p{L}])))(?![\p{N}])`,
  'iuy',
);

/** What may stand before the number: "NZ$ ", "EUR ". */
const currencyLength = 4;

/** What each sum has where its digits begin: a currency before them, or after the number. */
const sign = new RegExp(
  String.raw`(?<=(?:[€£$¥]|${codes})[ \u00a0]?)\d|${number}[ \u00a0]?(?:[€£$¥]|(?:${codes})\b|(?:${words})(?![\p{L}]))`,
  'iuy',
);

/** "1.299,50" and "1,299.50" are the same sum: the last mark with one or two digits after it is the decimal one. */
function plain(raw: string): string {
  const tidy = raw.replace(/[-\s'’\u00a0\u202f]/g, '').replace(/[.,]$/, '');
  const decimal = /[.,](\d{1,2})$/.exec(tidy);
  const whole = (decimal ? tidy.slice(0, decimal.index) : tidy).replace(/[.,]/g, '');
  const cents = decimal ? (decimal[1] ?? '').padEnd(2, '0') : '00';
  return `${Number(whole)}.${cents}`;
}

/** Amounts; `value` is like "67.50 GBP". */
export function amountsIn({ field, text, runs }: Field): Entity[] {
  const found: Entity[] = [];
  for (const match of matchesNear(text, runsWith(text, runs, sign), pattern, currencyLength)) {
    const [raw, symbolBefore, codeBefore, after, before, symbolAfter, codeAfter, word] = match;
    const mark = symbolBefore ?? symbolAfter ?? word?.toLowerCase();
    const currency = (codeBefore ?? codeAfter)?.toUpperCase() ?? (mark ? symbols[mark] : undefined);
    const sum = after ?? before;
    if (currency === undefined || sum === undefined) continue;
    found.push({
      field,
      start: match.index,
      end: match.index + raw.length,
      text: raw,
      value: `${plain(sum)} ${currency}`,
    });
  }
  return found;
}
