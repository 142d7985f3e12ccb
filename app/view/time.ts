// Times as people say them. Relative ones need no time zone, so server and browser write the same.

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

/** "now", "12 min", "3 h", "5 d", "8 wk"; the same for times ahead. */
export function duration(ms: number): string {
  const span = Math.abs(ms);
  if (span < minute) return 'now';
  if (span < hour) return `${Math.floor(span / minute)} min`;
  if (span < day) return `${Math.floor(span / hour)} h`;
  if (span < 14 * day) return `${Math.floor(span / day)} d`;
  return `${Math.floor(span / (7 * day))} wk`;
}

export function ago(iso: string, now: number): string {
  const text = duration(now - Date.parse(iso));
  return text === 'now' ? 'just now' : `${text} ago`;
}

/** How a promise stands: "due in 40 min", "late by 2 h". */
export function dueWords(iso: string, now: number): { text: string; late: boolean } {
  const left = Date.parse(iso) - now;
  const span = duration(left);
  if (left < 0) return { text: span === 'now' ? 'due now' : `late by ${span}`, late: true };
  return { text: span === 'now' ? 'due now' : `due in ${span}`, late: false };
}
