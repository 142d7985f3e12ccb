// The first event of a calendar file (RFC 5545), as far as people ask for it.

export type CalendarEvent = Readonly<{
  title: string;
  where: string;
  /** ISO, of a day alone where it lasts all day; with its own zone's name where it has one. */
  start: Moment | null;
  end: Moment | null;
  organizer: string;
  guests: number;
  cancelled: boolean;
  words: string;
}>;

type Moment = Readonly<{ at: string; wholeDay: boolean; zone: string | null }>;

export function readEvent(text: string): CalendarEvent | null {
  const lines = text
    .slice(0, 500_000)
    .replace(/\r\n?/g, '\n')
    .replace(/\n[ \t]/g, '')
    .split('\n');
  const start = lines.findIndex((line) => /^BEGIN:VEVENT/i.test(line));
  if (start < 0) return null;
  const end = lines.findIndex((line, at) => at > start && /^END:VEVENT/i.test(line));
  const event = lines.slice(start + 1, end < 0 ? undefined : end);
  const find = (name: string) => readLine(event.find((line) => lineName(line) === name));
  return {
    title: unescaped(find('SUMMARY').value),
    where: unescaped(find('LOCATION').value),
    start: readMoment(find('DTSTART')),
    end: readMoment(find('DTEND')),
    organizer: person(find('ORGANIZER')),
    guests: event.filter((line) => lineName(line) === 'ATTENDEE').length,
    cancelled:
      lines.some((line) => /^METHOD:CANCEL$/i.test(line)) || /^cancelled$/i.test(find('STATUS').value),
    words: unescaped(find('DESCRIPTION').value).slice(0, 5_000),
  };
}

type Line = Readonly<{ value: string; parameters: string }>;

const lineName = (line: string) => /^[\w-]+/.exec(line)?.[0].toUpperCase() ?? '';

/** A parameter in quotes may hold a colon. */
function readLine(line = ''): Line {
  const found = /^[\w-]+((?:;[\w-]+=(?:"[^"]*"|[^";:]*))*):(.*)$/s.exec(line);
  return { parameters: found?.[1] ?? '', value: found?.[2] ?? '' };
}

const unescaped = (value: string) =>
  value.replace(/\\([nN,;\\])/g, (_whole, sign: string) => (sign.toLowerCase() === 'n' ? '\n' : sign)).trim();

function readMoment({ value, parameters }: Line): Moment | null {
  const found = /^(\d{4})(\d\d)(\d\d)(?:T(\d\d)(\d\d)(\d\d)(Z)?)?$/.exec(value.trim());
  if (!found) return null;
  const [, year, month, day, hour, minute, second, utc] = found;
  const date = `${year}-${month}-${day}`;
  if (hour === undefined) return { at: date, wholeDay: true, zone: null };
  const zone = /;TZID=("?)([^";:]+)\1/i.exec(parameters)?.[2] ?? null;
  return { at: `${date}T${hour}:${minute}:${second}${utc ? 'Z' : ''}`, wholeDay: false, zone };
}

function person({ value, parameters }: Line): string {
  const name = /;CN=(?:"([^"]*)"|([^;:]*))/i.exec(parameters);
  return name?.[1] || name?.[2] || value.replace(/^mailto:/i, '');
}
