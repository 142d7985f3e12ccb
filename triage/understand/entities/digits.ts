// Entities of understanding: nearly all of them have a digit, and most of a mail has none; so they are looked for there.

/** A text to look through, and where its runs of digits begin. */
export type Field = Readonly<{ field: 'subject' | 'text'; text: string; runs: readonly number[] }>;

export function fieldOf(field: Field['field'], text: string): Field {
  return { field, text, runs: digitRuns(text) };
}

/** Where runs of ASCII digits begin in a text, in order. */
function digitRuns(text: string): number[] {
  const starts: number[] = [];
  let inRun = false;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    const isDigit = code >= 48 && code <= 57;
    if (isDigit && !inRun) starts.push(at);
    inRun = isDigit;
  }
  return starts;
}

/**
 * What a search through the whole text finds, for a sticky pattern whose matches have their first digit at most `reach`
 * UTF-16 units after their start, and never begin within a run of digits.
 */
export function matchesNear(
  text: string,
  runs: readonly number[],
  pattern: RegExp,
  reach: number,
): RegExpExecArray[] {
  const found: RegExpExecArray[] = [];
  let free = 0;
  for (const run of runs) {
    for (let at = Math.max(free, run - reach); at <= run; at++) {
      pattern.lastIndex = at;
      const match = pattern.exec(text);
      if (match === null) continue;
      found.push(match);
      free = at + match[0].length;
      break;
    }
    // What begins before this run has its first digit in it, or before.
    free = Math.max(free, run + 1);
  }
  return found;
}

/** The runs of digits where a sticky pattern matches: a cheap look before a costly one. */
export function runsWith(text: string, runs: readonly number[], sign: RegExp): number[] {
  return runs.filter((run) => {
    sign.lastIndex = run;
    return sign.test(text);
  });
}

/** As `text.matchAll(pattern)`, for a global pattern; that copies the pattern each time, which costs more than a search. */
export function allMatches(text: string, pattern: RegExp): RegExpExecArray[] {
  const found: RegExpExecArray[] = [];
  pattern.lastIndex = 0;
  for (let match = pattern.exec(text); match !== null; match = pattern.exec(text)) found.push(match);
  return found;
}

/** By its code, whether an ASCII sign may belong to a number with letters; what is not ASCII may. */
const belongs = Uint8Array.from({ length: 128 }, (_, code) =>
  /[a-zA-Z0-9#\-/._=&@]/.test(String.fromCharCode(code)) ? 1 : 0,
);
const isPart = (code: number): boolean => code > 127 || belongs[code] === 1;

/** The stretches between blanks, commas and the like that have a digit in them. */
export function stretches(text: string, runs: readonly number[]): { start: number; text: string }[] {
  const found: { start: number; text: string }[] = [];
  let end = 0;
  for (const run of runs) {
    if (run < end) continue;
    let start = run;
    while (start > end && isPart(text.charCodeAt(start - 1))) start--;
    end = run;
    while (end < text.length && isPart(text.charCodeAt(end))) end++;
    found.push({ start, text: text.slice(start, end) });
  }
  return found;
}
