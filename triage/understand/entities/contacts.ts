// Entities of understanding: e-mail addresses and phone numbers.

import type { Entity } from '../../understanding.ts';
import { type Field, matchesNear } from './digits.ts';

const emailPattern = /(?<![\w.+-])[\w+-]+(?:\.[\w+-]+)*@[\w-]+(?:\.[\w-]+)+/g;

/** A mail with more "@" than this is a list or rubbish. */
const mostSigns = 60;

/** Addresses with their lower-case form. Candidates are found by their "@", so long texts without one cost nothing. */
export function emailsIn({ field, text }: Field): Entity[] {
  const found: Entity[] = [];
  let tries = 0;
  for (let at = text.indexOf('@'); at >= 0 && tries < mostSigns; tries++, at = text.indexOf('@', at + 1)) {
    const from = Math.max(0, at - 64);
    const part = text.slice(from, at + 190);
    for (const match of part.matchAll(emailPattern)) {
      const start = from + match.index;
      const end = start + match[0].length;
      if (start < at && at < end && !found.some((one) => one.start === start)) {
        found.push({ field, start, end, text: match[0], value: match[0].toLowerCase() });
      }
    }
  }
  return found;
}

// One class of characters, bounded: no partition of a long run of digits is ever tried twice.
const phonePattern = /(?<![\p{L}\p{N}.,-])[+(]{0,2}\d[\d \-./()]{5,22}\d(?![\p{L}\p{N}-])/uy;
const phoneCue =
  /(?:phone|tel(?:ephone|efon(?:nummer)?|éfono|\.)?|mobil\w*|cell|call me|ring me|reach me|handy|rufnummer|portable|móvil|telefon\w*|číslo)[^\n]{0,25}$/i;

/** Phone numbers, as digits with a leading "+" where given. A bare number needs a "+", a "0" or a word before it. */
export function phonesIn({ field, text, runs }: Field): Entity[] {
  const found: Entity[] = [];
  for (const match of matchesNear(text, runs, phonePattern, 2)) {
    const raw = match[0];
    const digits = raw.replace(/\D/g, '');
    if (digits.length < 7 || digits.length > 15) continue;
    if (/^\d{1,4}[./-]\d{1,2}[./-]\d{1,4}$/.test(raw) || /^\d+\.\d\d$/.test(raw)) continue;
    const cued = phoneCue.test(text.slice(Math.max(0, match.index - 50), match.index));
    const international = /^(?:\+|00)/.test(raw);
    const national = /^\(?0\d/.test(raw) && /[ \-./)]/.test(raw);
    if (!(cued || international || national)) continue;
    const value = international ? `+${digits.replace(/^00/, '')}` : digits;
    found.push({ field, start: match.index, end: match.index + raw.length, text: raw, value });
  }
  return found;
}
