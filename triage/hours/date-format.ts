// Used wherever a date or a time is put into words or into a calendar: formatters cost a hundred times what formatting does.

const made = new Map<string, Intl.DateTimeFormat>();
/** Languages times zones times shapes: far fewer in one desk. */
const mostKept = 100;

/** The same formatter for the same locale and options. Throws a RangeError on a zone or locale that there is not. */
export function dateFormat(locale: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${locale} ${JSON.stringify(options)}`;
  const known = made.get(key);
  if (known) return known;
  const format = new Intl.DateTimeFormat(locale, options);
  if (made.size >= mostKept) made.clear();
  made.set(key, format);
  return format;
}
