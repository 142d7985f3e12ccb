// Languages that their letters give away, before any statistics.

const scripts: readonly (readonly [language: string, pattern: RegExp])[] = [
  ['ja', /[\p{Script=Hiragana}\p{Script=Katakana}]/gu],
  ['ko', /\p{Script=Hangul}/gu],
  ['zh', /\p{Script=Han}/gu],
  ['el', /\p{Script=Greek}/gu],
  ['he', /\p{Script=Hebrew}/gu],
  ['fa', /[پچژگک]/gu],
  ['ar', /\p{Script=Arabic}/gu],
  ['hi', /\p{Script=Devanagari}/gu],
  ['bn', /\p{Script=Bengali}/gu],
  ['ta', /\p{Script=Tamil}/gu],
  ['th', /\p{Script=Thai}/gu],
  ['ka', /\p{Script=Georgian}/gu],
  ['hy', /\p{Script=Armenian}/gu],
  ['uk', /[іїєґ]/gu],
  ['be', /ў/gu],
  ['bg', /ъ[^\s]/gu],
  ['ru', /\p{Script=Cyrillic}/gu],
];

/** One telling letter in this many is enough for a language whose letters others share ("ї" among the Cyrillic). */
const telling = 40;

/** No letter that is not Latin: below U+0250 only the micro sign is none. */
const onlyLatin = /^[^µ\u0250-\uffff]*$/;

/**
 * ISO 639-1 of a text that is mostly in other than Latin letters, or null. Text is lower case. Languages stand from the
 * telling letters to the script they share: a few kana make Chinese characters Japanese.
 */
export function languageOfScript(text: string): string | null {
  if (onlyLatin.test(text)) return null;
  const letters = text.match(/\p{L}/gu)?.length ?? 0;
  const latin = text.match(/\p{Script=Latin}/gu)?.length ?? 0;
  if (letters === 0 || latin * 2 > letters) return null;
  for (const [language, pattern] of scripts) {
    const count = text.match(pattern)?.length ?? 0;
    if (count > 0 && count * telling >= letters) return language;
  }
  return null;
}
