// Days as people type them into the search.

/** ISO dates; both belong to it. */
export type DayRange = Readonly<{ from: string; to: string }>;

const dayMs = 86_400_000;

/** 2026-11-22, 22.11.2026, 2026-11, 2026, today, yesterday, 7d, 2w, 3m, 1y (ago); null where it is none. */
export function readDays(text: string, today: string): DayRange | null {
  const value = text.trim().toLowerCase();
  if (value === 'today' || value === 'heute') return one(today);
  if (value === 'yesterday' || value === 'gestern') return one(daysBefore(today, 1));
  const ago = /^(\d{1,4})([dwmy])$/.exec(value);
  if (ago) return one(daysBefore(today, Number(ago[1]) * daysOf(ago[2])));
  const german = /^(\d{1,2})\.(\d{1,2})\.(\d{4})$/.exec(value);
  if (german) return isDay(iso(german[3], german[2], german[1]));
  const parts = /^(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?$/.exec(value);
  if (!parts) return null;
  const [, year, month, day] = parts;
  if (day) return isDay(iso(year, month, day));
  if (month) return monthRange(Number(year), Number(month));
  const whole = Number(year);
  return whole >= 1970 ? { from: `${whole}-01-01`, to: `${whole}-12-31` } : null;
}

const one = (day: string): DayRange => ({ from: day, to: day });
const daysOf = (unit: string | undefined) => (unit === 'w' ? 7 : unit === 'm' ? 30 : unit === 'y' ? 365 : 1);

const iso = (year = '', month = '', day = '') => `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;

const toIso = (at: number) => new Date(at).toISOString().slice(0, 10);

const daysBefore = (day: string, days: number) =>
  toIso(Math.max(0, Date.parse(`${day}T00:00:00Z`) - days * dayMs));

/** 30 February is none. */
function isDay(day: string): DayRange | null {
  const at = Date.parse(`${day}T00:00:00Z`);
  return !Number.isNaN(at) && toIso(at) === day && day >= '1970-01-01' ? one(day) : null;
}

function monthRange(year: number, month: number): DayRange | null {
  if (month < 1 || month > 12 || year < 1970) return null;
  return { from: toIso(Date.UTC(year, month - 1, 1)), to: toIso(Date.UTC(year, month, 0)) };
}
