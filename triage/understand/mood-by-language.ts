// Wordings are looked for in the mail's own language: those of another cost as much and never fit.

/** In a mail of another language, or of none that can be told, all of them are looked for. */
export function byLanguage<T>(
  english: readonly T[],
  german: readonly T[],
): (language: string) => readonly T[] {
  const both = [...english, ...german];
  return (language) => (language === 'en' ? english : language === 'de' ? german : both);
}
