import { expect, test } from 'vitest';
import type { Tone } from '../understanding.ts';
import { toneTrend } from './tone-trend.ts';

const tone = (anger: number, more: Partial<Tone> = {}): Tone => ({
  anger,
  sarcasm: 0.05,
  negative: anger,
  urgency: 0,
  ...more,
});

test('calm, calm, then angry is a turn', () => {
  expect(toneTrend([tone(0.1), tone(0.2)], tone(0.8))).toMatchObject({ direction: 'angrier', turned: true });
});

test('angry from the start and still angry is no turn', () => {
  expect(toneTrend([tone(0.8)], tone(0.8))).toEqual({ direction: 'steady', change: 0, turned: false });
});

test('a customer who calms down is seen, too', () => {
  expect(toneTrend([tone(0.9), tone(0.7)], tone(0.1)).direction).toBe('calmer');
});

test('sarcasm after a friendly mail counts as heat', () => {
  expect(toneTrend([tone(0.1)], tone(0.1, { sarcasm: 0.9 })).direction).toBe('angrier');
});

test('a first mail has no trend', () => {
  expect(toneTrend([], tone(0.9))).toEqual({ direction: 'steady', change: 0, turned: false });
});

test('the mail just before weighs more than the one a month ago', () => {
  const cooled = toneTrend([tone(0.9), tone(0.1)], tone(0.5)).change;
  const heated = toneTrend([tone(0.1), tone(0.9)], tone(0.5)).change;
  expect(cooled).toBeGreaterThan(heated);
});
