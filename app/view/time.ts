// Times as people say them. Relative ones need no time zone, so server and browser write the same.

import type { Say } from '../words/say.ts';

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

/** "12 min", "3 h", "5 d", "8 wk", the same for times ahead; null under a minute. */
function span(ms: number, say: Say): string | null {
  const length = Math.abs(ms);
  const inUnits = (unit: number) => ({ count: Math.floor(length / unit) });
  if (length < minute) return null;
  if (length < hour) return say('{count} min', inUnits(minute));
  if (length < day) return say('{count} h', inUnits(hour));
  if (length < 14 * day) return say('{count} d', inUnits(day));
  return say('{count} wk', inUnits(7 * day));
}

export const duration = (ms: number, say: Say): string => span(ms, say) ?? say('now');

export function ago(iso: string, now: number, say: Say): string {
  const text = span(now - Date.parse(iso), say);
  return text === null ? say('just now') : say('{span} ago', { span: text });
}

/** How a promise stands: "due in 40 min", "late by 2 h". */
export function dueWords(iso: string, now: number, say: Say): { text: string; late: boolean } {
  const left = Date.parse(iso) - now;
  const text = span(left, say);
  const late = left < 0;
  if (text === null) return { text: say('due now'), late };
  return { text: say(late ? 'late by {span}' : 'due in {span}', { span: text }), late };
}
