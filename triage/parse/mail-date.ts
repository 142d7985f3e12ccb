// Used by `parse-mail.ts`: the Date field, or null where a sender's clock or program was wrong beyond use.
// Not `Date.parse` alone: it finds a date in almost any words.

const first = Date.UTC(1990, 0, 1);
const last = Date.UTC(2100, 0, 1);
const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
/** Hours from UTC of the zone names that RFC 5322, section 4.3 knows, and of two that are common. */
const zones: Record<string, number> = {
  est: -5,
  edt: -4,
  cst: -6,
  cdt: -5,
  mst: -7,
  mdt: -6,
  pst: -8,
  pdt: -7,
  cet: 1,
  cest: 2,
};

const usual =
  /^(?:[a-z]{2,9}\.?,?\s*)?(\d{1,2})[\s-]([a-z]{3,9})\.?[\s-](\d{2,4})[,\s]\s*(\d{1,2})\s?[:.]\s?(\d{2})(?:\s?[:.]\s?(\d{2}))?(?:\.\d+)?\s*([ap]m)?\s*([+-]\d{4}|[+-]\d{2}:\d{2}|[a-z]{1,5})?/i;
const unix =
  /^(?:[a-z]{2,9},?\s+)?([a-z]{3,9})\s+(\d{1,2}),?\s+(?:(\d{4})\s+)?(\d{1,2}):(\d{2})(?::(\d{2}))?\s*([ap]m)?\s*([+-]\d{4}|[a-z]{3,5})?\s*(\d{4})?/i;
const iso = /^(\d{4}-\d{2}-\d{2})[T\s](\d{2}:\d{2}(?::\d{2})?)(?:\.\d+)?\s*(Z|[+-]\d{2}:?\d{2})?/i;

/** ISO 8601 in UTC. Comments are ignored; a missing or unknown zone counts as UTC (RFC 5322, section 4.3). */
export function readDate(value: string | null): string | null {
  if (!value) return null;
  const clean = value
    .slice(0, 200)
    .replace(/\([^)]*\)?/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  const time = readUsual(clean) ?? readUnix(clean) ?? readIso(clean);
  return time === null || Number.isNaN(time) || time < first || time >= last
    ? null
    : new Date(time).toISOString();
}

function readUsual(text: string): number | null {
  const match = usual.exec(text);
  if (!match) return null;
  const [, day, month, year, hour, minute, second, half, zone] = match;
  return timeOf(year, month, day, hour, minute, second, half, zone);
}

function readUnix(text: string): number | null {
  const match = unix.exec(text);
  if (!match) return null;
  const [, month, day, year, hour, minute, second, half, zone, lateYear] = match;
  return timeOf(year ?? lateYear, month, day, hour, minute, second, half, zone);
}

function readIso(text: string): number | null {
  const match = iso.exec(text);
  if (!match) return null;
  return Date.parse(`${match[1]}T${match[2]}${match[3] ?? 'Z'}`);
}

function timeOf(
  year: string | undefined,
  month: string | undefined,
  day: string | undefined,
  hour: string | undefined,
  minute: string | undefined,
  second: string | undefined,
  half: string | undefined,
  zone: string | undefined,
): number | null {
  const monthAt = months.indexOf((month ?? '').slice(0, 3).toLowerCase());
  if (monthAt === -1 || year === undefined) return null;
  const short = Number(year);
  // RFC 5322, section 4.3: two digits from 50 on are of the last century.
  const full = year.length > 2 ? short : short < 50 ? 2000 + short : 1900 + short;
  const hours = half ? (Number(hour) % 12) + (/p/i.test(half) ? 12 : 0) : Number(hour);
  if (Number(day) > 31 || hours > 24 || Number(minute) > 59 || Number(second ?? 0) > 60) return null;
  return Date.UTC(full, monthAt, Number(day), hours, Number(minute), Number(second ?? 0)) - offsetOf(zone);
}

/** Milliseconds ahead of UTC. */
function offsetOf(zone: string | undefined): number {
  const digits = /^([+-])(\d{2}):?(\d{2})$/.exec(zone ?? '');
  if (!digits) return (zones[(zone ?? '').toLowerCase()] ?? 0) * 3_600_000;
  const minutes = Number(digits[2]) * 60 + Number(digits[3]);
  return (digits[1] === '-' ? -1 : 1) * minutes * 60_000;
}
