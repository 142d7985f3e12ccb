import { describe, expect, it } from 'vitest';

import { sayEnglish } from '../words/say.ts';
import { ago, dueWords } from './time.ts';

const now = Date.parse('2026-11-22T12:00:00Z');
const at = (minutes: number) => new Date(now + minutes * 60_000).toISOString();

describe('times', () => {
  it('are said as people say them', () => {
    expect(
      [0, -12, -200, -60 * 24 * 3, -60 * 24 * 40].map((minutes) => ago(at(minutes), now, sayEnglish)),
    ).toEqual(['just now', '12 min ago', '3 h ago', '3 d ago', '5 wk ago']);
  });

  it('tell a promise that holds from one that is broken', () => {
    expect(dueWords(at(40), now, sayEnglish)).toEqual({ text: 'due in 40 min', late: false });
    expect(dueWords(at(-125), now, sayEnglish)).toEqual({ text: 'late by 2 h', late: true });
  });
});
