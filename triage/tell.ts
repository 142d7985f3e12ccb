// Words for a person, kept apart from what fills them: whoever shows them may say them in another language.

type Filling = string | number | Told | Readonly<{ day: string; as: 'weekday' | 'date' }>;

/** English words with `{slots}`; a day is ISO 8601, and written as the reader's language writes days. */
export type Told = Readonly<{ words: string; values: Readonly<Record<string, Filling>> }>;

export type Values = Readonly<Record<string, string | number>>;
/** How a check says what is wrong, in the language of whoever asked. */
export type Tell = (english: string, values?: Values) => string;

/** Marks English words that are kept before it is known who will read them. */
export const toSay = <Words extends string>(english: Words): Words => english;

export const tellInEnglish: Tell = (english, values = {}) =>
  english.replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole));

export const toTell = (words: string, values: Told['values'] = {}): Told => ({ words, values });

/** What is kept beside the words for readers of English, and for who reads them years later. */
export const inEnglish = (told: Told): string => tellAgain(told, tellInEnglish, 'en-GB');

/** `locale`: for its days, which are those of UTC. */
export function tellAgain({ words, values }: Told, tell: Tell, locale: string): string {
  const filled = Object.entries(values).map(([name, value]) => [name, fill(value, tell, locale)]);
  return tell(words, Object.fromEntries(filled));
}

function fill(value: Filling, tell: Tell, locale: string): string | number {
  if (typeof value !== 'object') return value;
  if ('words' in value) return tellAgain(value, tell, locale);
  const form = value.as === 'weekday' ? ({ weekday: 'long' } as const) : dayAndMonth;
  return new Date(value.day).toLocaleDateString(locale, { ...form, timeZone: 'UTC' });
}

const dayAndMonth = { day: 'numeric', month: 'long' } as const;
