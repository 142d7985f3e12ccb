// Formatters of dates are kept: making one takes a hundred times as long as using it.

const kept = new Map<string, Intl.DateTimeFormat>();
/** Locales times shapes times time zones of teams: beyond this something else is wrong. */
const mostKept = 200;

/** The formatter for a locale and options; the same one for the same ones. */
export function dateFormat(locale: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${locale} ${JSON.stringify(options)}`;
  const known = kept.get(key);
  if (known) return known;
  const made = new Intl.DateTimeFormat(locale, options);
  if (kept.size >= mostKept) kept.clear();
  kept.set(key, made);
  return made;
}
