import { expect, it } from 'vitest';

import { snoozeChoices } from './snooze.ts';

const choices = (now: string) =>
  snoozeChoices(new Date(now)).map(({ label, until }) => [
    label,
    until.toLocaleDateString('en-GB', { weekday: 'short', day: 'numeric' }),
    until.getHours(),
  ]);

it('a conversation sleeps until a time that lies ahead, in the agent’s own zone', () => {
  expect(choices('2026-11-20T15:30:00')).toEqual([
    ['In an hour', 'Fri 20', 16],
    ['In three hours', 'Fri 20', 18],
    ['Tomorrow', 'Sat 21', 9],
    ['On Monday', 'Mon 23', 9],
    ['In a week', 'Fri 27', 9],
  ]);
  // On a Monday the next one is meant; on a Sunday tomorrow says it already.
  expect(choices('2026-11-23T08:00:00')).toContainEqual(['On Monday', 'Mon 30', 9]);
  expect(choices('2026-11-22T08:00:00').map(([label]) => label)).not.toContain('On Monday');
});
