// One log for all processes: JSON lines as they are, or for a person at a terminal in words.

/** Answers how a line of the log is shown. */
export function logFormatter(forPerson: boolean): (line: string) => string {
  return forPerson ? inWords : (line) => line;
}

const levels: Record<number, string> = { 40: 'warning: ', 50: 'error: ', 60: 'error: ' };
const known = new Set(['level', 'time', 'role', 'msg', 'pid', 'hostname']);

function inWords(line: string): string {
  const entry = readEntry(line);
  if (!entry) return line;
  const time = String(entry.time).slice(11, 19);
  const details = Object.entries(entry)
    .filter(([name]) => !known.has(name))
    .map(([name, value]) => `${name}=${detail(value)}`)
    .join(' ');
  const level = levels[Number(entry.level)] ?? '';
  return `${time} ${String(entry.role ?? '').padEnd(7)} ${level}${entry.msg ?? ''}${details ? `  (${details})` : ''}`;
}

function detail(value: unknown): string {
  if (typeof value === 'object' && value !== null && 'message' in value) return String(value.message);
  return typeof value === 'string' ? value : JSON.stringify(value);
}

/** Null for a line that is none of the log's, such as a warning of Node's own. */
function readEntry(line: string): Record<string, unknown> | null {
  if (!line.startsWith('{')) return null;
  try {
    return JSON.parse(line) as Record<string, unknown>;
  } catch {
    return null;
  }
}
