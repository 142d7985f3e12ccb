import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import type { MarkedPiece } from '../view/marked-text.ts';
import { excerptOf, markText } from './mark-text.ts';

const shown = (pieces: readonly MarkedPiece[]) =>
  pieces.map(({ text, hit }) => (hit ? `[${text}]` : text)).join('');
const marks = (...words: string[]) => ({ words, stems: [] });

describe('what was looked for', () => {
  it('is marked as it stands in the mail, with its accents', () => {
    expect(shown(markText('Die Kündigung, bitte!', marks('kundigung')))).toBe('Die [Kündigung], bitte!');
    expect(shown(markText('Straße', marks('strasse')))).toBe('[Straße]');
    expect(shown(markText('Two deliveries', { words: [], stems: ['deliveri'] }))).toBe('Two [deliveries]');
    expect(shown(markText('<b>shock</b>', marks('shock')))).toBe('<b>[shock]</b>');
  });

  it('is shown with the sentence it comes from', () => {
    const text = `${'Nothing here. '.repeat(40)}The lamp gave me an electric shock. ${'More words. '.repeat(40)}`;
    const { pieces, isHit } = excerptOf(text, marks('electric', 'shock'));
    expect(isHit).toBe(true);
    expect(shown(pieces)).toMatch(/^The lamp gave me an \[electric\] \[shock\]\. .* …$/);
  });

  it('is shown where the most of it stands together', () => {
    const text = `A shock early. ${'Filling words. '.repeat(40)}An electric shock later.`;
    expect(shown(excerptOf(text, marks('electric', 'shock')).pieces)).toContain('[electric] [shock]');
  });

  it('is not made up: a mail found by its sender shows its beginning', () => {
    const { pieces, isHit } = excerptOf('Hello there', marks('novak'));
    expect([shown(pieces), isHit]).toEqual(['Hello there', false]);
  });

  it('adds nothing to a text and loses nothing', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.array(fc.string()), (text, words) => {
        expect(
          markText(text, marks(...words))
            .map((piece) => piece.text)
            .join(''),
        ).toBe(text);
      }),
    );
  });
});
