import { describe, expect, it } from 'vitest';

import { sayEnglish } from '../words/say.ts';
import { sendTimes, toLocalField } from './send-times.ts';

const times = (now: Date) =>
  sendTimes(now, sayEnglish).map(({ label, at }) => `${label}: ${toLocalField(at)}`);

describe('an answer may leave', () => {
  it('in an hour, tomorrow at nine, on Monday at nine', () => {
    // A Wednesday.
    expect(times(new Date(2026, 10, 25, 16, 30))).toEqual([
      'In an hour: 2026-11-25T17:30',
      'Tomorrow morning: 2026-11-26T09:00',
      'Monday morning: 2026-11-30T09:00',
    ]);
  });

  it('on a Sunday, Monday once', () => {
    expect(times(new Date(2026, 10, 29, 8, 0)).slice(1)).toEqual(['Tomorrow morning: 2026-11-30T09:00']);
  });
});
