// Entities of understanding: postal addresses, found by a street with its number and read on to the town.

import type { Entity } from '../../understanding.ts';
import type { Field } from './contacts.ts';

const name = String.raw`[\p{Lu}][\p{L}'’.-]{0,30}`;
const houseNumber = String.raw`\d{1,4}(?:[ ]?[a-zA-Z](?![\p{L}]))?(?:[/-]\d{1,4}[a-z]?)?`;

/** A street and a number in the order of the language; every repetition is bounded, so long texts stay cheap. */
const streets: readonly RegExp[] = [
  // 4 Orchard Row, 221B Baker Street
  new RegExp(
    String.raw`(?<![\p{L}\p{N}])(?:(?:Flat|Apt\.?|Apartment|Unit) ?\w{1,5},? )?\d{1,5}[a-zA-Z]?,? (?:${name} ){1,3}(?:Street|St|Road|Rd|Avenue|Ave|Lane|Ln|Row|Drive|Dr|Close|Court|Ct|Way|Place|Pl|Square|Sq|Terrace|Crescent|Gardens|Grove|Boulevard|Blvd|Hill|Mews)(?![\p{L}])\.?`,
    'gu',
  ),
  // Hauptstraße 12, Am Ring 5a
  new RegExp(
    String.raw`(?<![\p{L}\p{N}])(?:${name} ){0,2}(?:[\p{Lu}][\p{L}.-]{0,30}(?:straße|strasse|str\.|weg|gasse|platz|allee|ring|damm|ufer)|(?:Straße|Weg|Platz|Allee|Ring|Gasse)) ${houseNumber}(?![\p{L}\p{N}])`,
    'gu',
  ),
  // 12 bis rue de la Paix
  /(?<![\p{L}\p{N}])\d{1,4}(?: (?:bis|ter))?,? (?:rue|avenue|av\.|boulevard|bd|place|allée|chemin|impasse|quai|route|cours)(?: (?:de|du|des|la|le|les|d'|l'|d’|l’)){0,2}(?: ?[\p{Lu}][\p{L}'’-]{1,30}){1,4}/gu,
  // Calle Mayor, 12
  new RegExp(
    String.raw`(?<![\p{L}\p{N}])(?:[Cc]alle|C/|c/|[Aa]venida|[Aa]vda\.?|[Pp]laza|[Pp]aseo|[Cc]amino|[Rr]onda|[Tt]ravesía)(?: (?:de|del|la|las|los|el)){0,2}(?: ?[\p{Lu}][\p{L}'’.-]{1,30}){1,4},? (?:n\.?º ?)?${houseNumber}(?![\p{L}\p{N}])`,
    'gu',
  ),
];

/** Dlouhá 12, 110 00 Praha: a bare name is a street only where code and town follow. */
const withCode = new RegExp(
  String.raw`(?<![\p{L}\p{N}])${name}(?: [\p{L}.]{1,20}){0,2} ${houseNumber}[,\n] ?(?:CZ-|D-|A-|CH-|F-|E-)?(?:\d{3} \d{2}|\d{4,5}) ${name}(?: ${name}| \d{1,2}(?!\d)){0,2}`,
  'gu',
);

const code = String.raw`(?:[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}|(?:CZ-|D-|A-|CH-|F-|E-)?(?:\d{3} \d{2}|\d{4,5}(?:-\d{4})?))(?![\p{L}\p{N}])`;
const town = `${name}(?: (?:upon|on|am|an|der|sur|de|la|del|nad|${name})){0,3}`;
/**
 * What may follow a street: code and town in either order behind a comma or a line end. A bare name on the next line
 * rather signs the mail; a town without its code needs the comma.
 */
const tail = new RegExp(
  String.raw`^(?:[ \t\r]?(?:[,\n]|,\n) ?(?:${code} ${town}|${town},? (?:[A-Z]{2} )?${code}|${code})|, ?${town}(?=\s?[,\n.]|$)){1,3}`,
  'u',
);

const tailLength = 120;
/** The customer's own words are rarely longer; what follows is pasted, and capitals and numbers in rows cost much. */
const readLength = 3000;

/** Postal addresses in order; `value` is one line with single blanks and commas between its parts. */
export function addressesIn({ field, text: whole }: Field): Entity[] {
  const text = whole.slice(0, readLength);
  const found: Entity[] = [];
  // No address is without a number; most mails end here.
  if (!/\d/.test(text)) return found;
  for (const pattern of [...streets, withCode]) {
    for (const match of text.matchAll(pattern)) {
      const start = match.index;
      const street = start + match[0].length;
      if (found.some((one) => start < one.end && street > one.start)) continue;
      const more = tail.exec(text.slice(street, street + tailLength))?.[0] ?? '';
      const end = street + more.trimEnd().length;
      const raw = text.slice(start, end);
      const value = raw.replace(/\s*[,\n]\s*/g, ', ').replace(/\s+/g, ' ');
      found.push({ field, start, end, text: raw, value });
    }
  }
  return found.toSorted((a, b) => a.start - b.start);
}
