import { describe, expect, test } from 'vitest';
import type { Tone } from '../understanding.ts';
import { isRising, moodSentence, toneTrend } from './tone-trend.ts';

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

describe('a rising anger', () => {
  test('brings a person before the limit is reached, and only where it was calmer before', () => {
    expect(isRising([tone(0.1)], tone(0.4), 0.5)).toBe(true);
    expect(isRising([], tone(0.4), 0.5)).toBe(false);
    expect(isRising([tone(0.38)], tone(0.4), 0.5)).toBe(false);
    expect(isRising([tone(0.05)], tone(0.25), 0.5)).toBe(false);
    expect(isRising([tone(0.6)], tone(0.4), 0.5)).toBe(false);
  });

  test('follows the limit that the team has set', () => {
    expect(isRising([tone(0.1)], tone(0.4), 0.9)).toBe(false);
    expect(isRising([tone(0.1)], tone(0.7), 0.9)).toBe(true);
  });
});

describe('the mood of a thread in a sentence', () => {
  const mails = (...angers: number[]) =>
    angers.map((anger, i) => ({ id: String(i + 1), at: `2026-11-${23 + i}T10:00:00Z`, tone: tone(anger) }));

  test.each<[string, number[], { text: string; messageId: string } | null]>([
    [
      'calm, then angry in two mails',
      [0.1, 0.7, 0.8],
      { text: 'Calm at first, angry since Tuesday.', messageId: '2' },
    ],
    [
      'calm, then angry at once',
      [0.1, 0.2, 0.8],
      { text: 'Calm at first, angry in the latest mail.', messageId: '3' },
    ],
    ['calm, then growing', [0.1, 0.45], { text: 'Calm at first, growing angry.', messageId: '2' }],
    ['angry, then calm', [0.8, 0.1], { text: 'Angry before, calm now.', messageId: '2' }],
    [
      'angry, calm and angry again',
      [0.8, 0.1, 0.9],
      { text: 'Calm at first, angry in the latest mail.', messageId: '3' },
    ],
    ['angry from the beginning', [0.8, 0.9], null],
    ['calm throughout', [0.1, 0.2], null],
    ['one mail', [0.9], null],
    ['no mail', [], null],
  ])('%s', (_, angers, sentence) => {
    const found = moodSentence(mails(...angers));
    expect(found && { text: found.text, messageId: found.messageId }).toEqual(sentence);
  });

  test('names the date where it is more than a week ago', () => {
    const [first, second] = mails(0.1, 0.8);
    const later = { id: '9', at: '2026-12-20T10:00:00Z', tone: tone(0.9) };
    const found = first && second && moodSentence([first, second, later]);
    expect(found?.text).toBe('Calm at first, angry since 24 November.');
  });
});
