import { describe, expect, it } from 'vitest';

import { suggestionsFor } from './search-suggestions.ts';

const labels = (text: string, recent: readonly string[] = []) =>
  suggestionsFor(text, recent).map(({ label }) => label);

describe('the search box', () => {
  it('offers earlier searches and the usual operators before a letter is typed', () => {
    expect(labels('', ['late chair']).slice(0, 3)).toEqual(['late chair', 'from:', 'subject:']);
  });

  it('completes an operator and what may stand behind it', () => {
    expect(labels('chair be')).toEqual(['before:']);
    expect(labels('chair -is:r')).toEqual(['is:resolved']);
    expect(suggestionsFor('chair -is:r', [])[0]?.text).toBe('chair -is:resolved ');
    expect(labels('is:resolved')).toEqual([]);
    expect(labels('chair')).toEqual([]);
    expect(labels('chair ')).toEqual([]);
  });

  it('leaves the words of a phrase alone', () => {
    expect(labels('"be')).toEqual([]);
  });
});
