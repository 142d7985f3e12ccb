// Entities of understanding: postal addresses, found by a street with its number and read on to the town.

import type { Entity } from '../../understanding.ts';
import { allMatches, type Field, runsWith } from './digits.ts';

const name = String.raw`[\p{Lu}][\p{L}'’.-]{0,30}`;
const houseNumber = String.raw`\d{1,4}(?:[ ]?[a-zA-Z](?![\p{L}]))?(?:[/-]\d{1,4}[a-z]?)?`;

const english = String.raw`\d{1,5}[a-zA-Z]?,? (?:${name} ){1,3}(?:Street|St|Road|Rd|Avenue|Ave|Lane|Ln|Row|Drive|Dr|Close|Court|Ct|Way|Place|Pl|Square|Sq|Terrace|Crescent|Gardens|Grove|Boulevard|Blvd|Hill|Mews)(?![\p{L}])\.?`;
const code4 = String.raw`(?:CZ-|D-|A-|CH-|F-|E-)?(?:\d{3} \d{2}|\d{4,5})`;

/**
 * `pattern` goes through a whole text, which costs much; `sign` is what each of its matches has where one of its numbers
 * begins, and what hardly any other number has.
 */
type Street = Readonly<{ pattern: RegExp; sign: RegExp }>;

/** A street and a number in the order of the language; every repetition is bounded, so long texts stay cheap. */
const streets: readonly Street[] = [
  // 4 Orchard Row, 221B Baker Street
  {
    pattern: new RegExp(
      String.raw`(?<![\p{L}\p{N}])(?:(?:Flat|Apt\.?|Apartment|Unit) ?\w{1,5},? )?${english}`,
      'gu',
    ),
    sign: new RegExp(english, 'uy'),
  },
  // Hauptstraße 12, Am Ring 5a
  {
    pattern: new RegExp(
      String.raw`(?<![\p{L}\p{N}])(?:${name} ){0,2}(?:[\p{Lu}][\p{L}.-]{0,30}(?:straße|strasse|str\.|weg|gasse|platz|allee|ring|damm|ufer)|(?:Straße|Weg|Platz|Allee|Ring|Gasse)) ${houseNumber}(?![\p{L}\p{N}])`,
      'gu',
    ),
    sign: /(?<=(?:straße|strasse|str\.|weg|gasse|platz|allee|ring|damm|ufer|Straße|Weg|Platz|Allee|Ring|Gasse) )\d/uy,
  },
  // 12 bis rue de la Paix
  {
    pattern:
      /(?<![\p{L}\p{N}])\d{1,4}(?: (?:bis|ter))?,? (?:rue|avenue|av\.|boulevard|bd|place|allée|chemin|impasse|quai|route|cours)(?: (?:de|du|des|la|le|les|d'|l'|d’|l’)){0,2}(?: ?[\p{Lu}][\p{L}'’-]{1,30}){1,4}/gu,
    sign: /\d{1,4}(?: (?:bis|ter))?,? (?:rue|avenue|av\.|boulevard|bd|place|allée|chemin|impasse|quai|route|cours) ?/uy,
  },
  // Calle Mayor, 12
  {
    pattern: new RegExp(
      String.raw`(?<![\p{L}\p{N}])(?:[Cc]alle|C/|c/|[Aa]venida|[Aa]vda\.?|[Pp]laza|[Pp]aseo|[Cc]amino|[Rr]onda|[Tt]ravesía)(?: (?:de|del|la|las|los|el)){0,2}(?: ?[\p{Lu}][\p{L}'’.-]{1,30}){1,4},? (?:n\.?º ?)?${houseNumber}(?![\p{L}\p{N}])`,
      'gu',
    ),
    sign: /(?<=[\p{Lu}][\p{L}'’.-]{1,30},? (?:n\.?º ?)?)\d/uy,
  },
  // Dlouhá 12, 110 00 Praha: a bare name is a street only where code and town follow.
  {
    pattern: new RegExp(
      String.raw`(?<![\p{L}\p{N}])${name}(?: [\p{L}.]{1,20}){0,2} ${houseNumber}[,\n] ?${code4} ${name}(?: ${name}| \d{1,2}(?!\d)){0,2}`,
      'gu',
    ),
    sign: new RegExp(
      String.raw`\d{1,4}(?:[ ]?[a-zA-Z])?(?:[/-]\d{1,4}[a-z]?)?[,\n] ?${code4} [\p{Lu}]`,
      'uy',
    ),
  },
];

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
export function addressesIn({ field, text: whole, runs: all }: Field): Entity[] {
  const found: Entity[] = [];
  const text = whole.slice(0, readLength);
  const runs = all.filter((run) => run < readLength);
  for (const { pattern, sign } of streets) {
    if (runsWith(text, runs, sign).length === 0) continue;
    for (const match of allMatches(text, pattern)) {
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
