// What a check of a shape found, by the name of the field: the first fault of each, in words that are not a programmer's.

import type { z } from 'zod';

import { type Tell, type Told, tellAgain, tellInEnglish, toSay } from '../tell.ts';

/** `whole`: what a fault is called that belongs to no field. */
export function fieldFaults(
  { issues }: z.ZodError,
  say: Tell = tellInEnglish,
  whole = 'form',
): Record<string, string> {
  const faults: Record<string, string> = {};
  for (const issue of issues) {
    // A field too many is named itself, not the place where it stands.
    const keys = issue.code === 'unrecognized_keys' ? issue.keys : [null];
    for (const key of keys) {
      const field = [...issue.path, ...(key === null ? [] : [key])].join('.') || whole;
      // Words of the schema's own are kept in English.
      faults[field] ??= say(key === null ? issue.message : toSay('is not known here'));
    }
  }
  return faults;
}

/** For `safeParse`: says what schemas leave to zod, whose words speak of types, and what they give as `params.said`. */
export const plainIssue =
  (say: Tell) =>
  (issue: z.core.$ZodRawIssue): string | undefined => {
    switch (issue.code) {
      case 'too_big':
        return tooBig(issue, say);
      case 'too_small':
        return tooSmall(issue, say);
      case 'invalid_type':
        return issue.input === undefined ? say('is missing') : say('is of another kind than it must be');
      case 'invalid_value':
        return say('must be one of: {values}', { values: issue.values.map(String).join(', ') });
      case 'invalid_format':
        return issue.format === 'date' ? say('must be a day such as 2026-12-31') : undefined;
      case 'custom':
        return issue.params?.said ? tellAgain(issue.params.said as Told, say, 'en-GB') : undefined;
      default:
        return undefined;
    }
  };

function tooBig({ origin, maximum }: Pick<z.core.$ZodIssueTooBig, 'origin' | 'maximum'>, say: Tell): string {
  const most = Number(maximum);
  if (origin === 'string') return say('must have at most {most} characters', { most });
  if (origin === 'array') return say('must be at most {most} entries', { most });
  return say('must be at most {most}', { most });
}

function tooSmall(
  { origin, minimum }: Pick<z.core.$ZodIssueTooSmall, 'origin' | 'minimum'>,
  say: Tell,
): string {
  const least = Number(minimum);
  if (origin === 'string' || origin === 'array') {
    if (least === 1) return say('must not be empty');
    return say('must have at least {least}', { least });
  }
  return say('must be at least {least}', { least });
}
