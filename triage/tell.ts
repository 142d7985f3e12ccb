// Words for a person, kept apart from what fills them: whoever shows them may say them in another language.

type Fact = Readonly<{ name: string; value: string }>;
type Filling =
  | string
  | number
  | Told
  | Readonly<{ day: string; as: 'weekday' | 'date' }>
  | Readonly<{ facts: readonly Fact[] }>;

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

/** `locale`: for its days, which are those of UTC; `tellFact`: a fact's name and value as the reader calls them. */
export function tellAgain(
  { words, values }: Told,
  tell: Tell,
  locale: string,
  tellFact: (fact: Fact) => Fact = (fact) => fact,
): string {
  const fill = (value: Filling): string | number => {
    if (typeof value !== 'object') return value;
    if ('words' in value) return tellAgain(value, tell, locale, tellFact);
    if ('facts' in value) return listOf(value.facts.map(tellFact));
    return dayOf(value, locale);
  };
  const filled = Object.entries(values).map(([name, value]) => [name, fill(value)]);
  return tell(words, Object.fromEntries(filled));
}

const listOf = (facts: readonly Fact[]) => facts.map(({ name, value }) => `${name} ${value}`).join(', ');

function dayOf(value: Readonly<{ day: string; as: 'weekday' | 'date' }>, locale: string): string {
  const form = value.as === 'weekday' ? ({ weekday: 'long' } as const) : dayAndMonth;
  return new Date(value.day).toLocaleDateString(locale, { ...form, timeZone: 'UTC' });
}

const dayAndMonth = { day: 'numeric', month: 'long' } as const;
