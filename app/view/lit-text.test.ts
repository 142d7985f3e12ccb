import { describe, expect, it } from 'vitest';

import { understandingOf } from '../../test/seed/understanding.ts';
import { cutText, placeEvidence, placePhrases } from './lit-text.ts';

describe('the words behind a judgement', () => {
  it('are found, and the pieces joined are the mail itself', () => {
    const text = 'This is the THIRD time. Your answers are useless.';
    const { evidence } = understandingOf(text, 'complaint', 0.9, {
      seen: { anger: ['the THIRD time', 'useless'], didNotHelp: ['answers are useless'] },
    });
    const pieces = cutText(text, placeEvidence(text, 'text', evidence));
    expect(pieces.map((piece) => piece.text).join('')).toBe(text);
    expect(pieces.filter((piece) => piece.lights.length > 0)).toEqual([
      { text: 'the THIRD time', lights: ['anger'] },
      { text: 'answers are ', lights: ['didNotHelp'] },
      { text: 'useless', lights: ['anger', 'didNotHelp'] },
    ]);
  });

  it('light up nowhere rather than in a wrong place', () => {
    const { evidence } = understandingOf('Cancel it', 'cancel', 0.9, { seen: { intent: ['Cancel it'] } });
    expect(placeEvidence('Something else entirely', 'text', evidence)).toEqual([]);
    expect(placeEvidence('Well: Cancel it', 'text', evidence)).toEqual([
      { start: 6, end: 15, light: 'intent' },
    ]);
  });

  it('of a critical phrase are found across a line end, whatever their case', () => {
    const spans = placePhrases('I will take LEGAL\n action (now)', ['legal action', 'c++']);
    expect(spans).toEqual([{ start: 12, end: 25, light: 'critical' }]);
  });
});
