// What the interface says, in the agent's language. The English words stand in the code and are the keys of the catalogues
// (as in gettext); a catalogue for each other language holds the rest, and a test keeps it whole.

export const languages = ['en', 'de'] as const;
export type Language = (typeof languages)[number];

/** English words, or `word|context` where one English word needs several others, to those of one language. */
export type Catalogue = Readonly<Record<string, string>>;

type Values = Readonly<Record<string, string | number>>;

export type Say = {
  /** The words, with each `{name}` filled from `values`; words without a translation stay English. */
  (english: string, values?: Values): string;
  /** As `say`, by the language's own plural rules; `{count}` is the number as people of that language write it. */
  count(count: number, one: string, other: string, values?: Values): string;
  readonly language: Language;
  /** For `Intl`. */
  readonly locale: string;
};

export const languageNames: Readonly<Record<Language, string>> = { en: 'English', de: 'Deutsch' };

/** English is written the British way: day before month, twenty-four hours. */
const locales: Readonly<Record<Language, string>> = { en: 'en-GB', de: 'de-DE' };

/** Slow to make, and the same for everybody: the server would make them for each page. */
const counting = new Map<Language, Readonly<{ plural: Intl.PluralRules; number: Intl.NumberFormat }>>();

function countingIn(language: Language) {
  const known = counting.get(language);
  if (known) return known;
  const made = {
    plural: new Intl.PluralRules(language),
    number: new Intl.NumberFormat(locales[language]),
  };
  counting.set(language, made);
  return made;
}

export function makeSay(language: Language, catalogue: Catalogue): Say {
  const { plural, number } = countingIn(language);
  const say = (english: string, values?: Values) =>
    fill(catalogue[english] ?? withoutContext(english), values);
  const count = (of: number, one: string, other: string, values?: Values) =>
    say(plural.select(of) === 'one' ? one : other, { count: number.format(of), ...values });
  return Object.assign(say, { count, language, locale: locales[language] });
}

/** Words that are kept, or thrown, before it is known who will read them: marks them for the catalogues, and is no more. */
export const toSay = <Words extends string>(english: Words): Words => english;

export const sayEnglish: Say = makeSay('en', {});

function withoutContext(english: string): string {
  const bar = english.lastIndexOf('|');
  return bar < 0 ? english : english.slice(0, bar);
}

/** A name that `values` lacks stays as it is: seen at once, and nothing breaks. */
function fill(text: string, values: Values | undefined): string {
  if (!values) return text;
  return text.replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole));
}
