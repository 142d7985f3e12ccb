import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { searchOperators } from '../view/search-operators.ts';
import { readDays } from './days.ts';
import { parseQuery } from './parse-query.ts';

const today = '2026-11-22';
const parse = (text: string) => parseQuery(text, today);
const words = (text: string) =>
  parse(text).terms.map((term) => term.words.map(({ folded }) => folded).join(' '));
const faults = (text: string) => parse(text).faults.map((fault) => fault.words);

describe('a search', () => {
  it('is words, phrases and operators', () => {
    const { terms, conditions, faults } = parse(
      'Grüße "late again" -from:"Eva Novak" is:open tone:Angry tag:VIP has:note',
    );
    expect(faults).toEqual([]);
    expect(terms.map(({ not, field, open, words }) => [not, field, open, words.length])).toEqual([
      [false, 'any', false, 1],
      [false, 'any', false, 2],
      [true, 'from', false, 2],
    ]);
    expect(conditions).toEqual([
      { kind: 'is', state: 'open', not: false },
      { kind: 'tone', tone: 'angry', not: false },
      { kind: 'tag', value: 'vip', not: false },
      { kind: 'has', hold: 'note', not: false },
    ]);
  });

  it('ends with a word that may be half typed', () => {
    expect(parse('late chai').terms.map(({ open }) => open)).toEqual([false, true]);
    expect(parse('late "my chai').terms.map(({ open }) => open)).toEqual([false, true]);
    expect(parse('"late"').terms.map(({ open }) => open)).toEqual([false]);
    expect(parse('late -chai').terms.map(({ open }) => open)).toEqual([false, false]);
  });

  it('takes for words what only looks like an operator', () => {
    expect(words('Re: hello 12:30 https://x.example/a')).toEqual([
      're',
      'hello',
      '12 30',
      'https x example a',
    ]);
    expect(faults('Re: hello 12:30 https://x.example/a')).toEqual([]);
  });

  it('tells what it cannot read, and passes over nothing', () => {
    expect(faults('form:eva')[0]).toContain('There is no {operator}:');
    expect(faults('from: ')[0]).toContain('Say what to look for');
    expect(faults('tag:""')[0]).toContain('Say what to look for');
    expect(faults('is:unknown')[0]).toContain('means nothing here');
    expect(faults('tone:loud')[0]).toContain('means nothing here');
    expect(faults('reason:because')[0]).toContain('means nothing here');
    expect(faults('before:soon')[0]).toContain('is no day');
    expect(faults('on:2026-02-30')[0]).toContain('is no day');
    expect(faults('word '.repeat(30))[0]).toContain('too long');
  });

  it('never throws, whatever is typed', () => {
    const pieces = fc.oneof(
      fc.string({ unit: 'grapheme' }),
      fc.string({ unit: 'binary' }),
      fc.constantFrom(
        ...searchOperators,
        ':',
        '-',
        '"',
        '„',
        '”',
        ' ',
        '~file',
        "'",
        '\\',
        '&',
        '|',
        '!',
        '<->',
      ),
    );
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 20 }), (list) => {
        const query = parse(list.join(''));
        for (const { words } of query.terms) {
          expect(words.length).toBeGreaterThan(0);
          // What the database reads as a word holds no sign with a meaning there.
          for (const { folded, spellings } of words)
            for (const word of [folded, ...spellings]) expect(word).toMatch(/^[\p{L}\p{N}]{1,64}$/u);
        }
      }),
      { numRuns: 500 },
    );
  });
});

describe('days', () => {
  it('are read as people write them', () => {
    const one = (day: string) => ({ from: day, to: day });
    expect(readDays('2026-11-02', today)).toEqual(one('2026-11-02'));
    expect(readDays('2.11.2026', today)).toEqual(one('2026-11-02'));
    expect(readDays('heute', today)).toEqual(one('2026-11-22'));
    expect(readDays('yesterday', today)).toEqual(one('2026-11-21'));
    expect(readDays('2w', today)).toEqual(one('2026-11-08'));
    expect(readDays('2024-02', today)).toEqual({ from: '2024-02-01', to: '2024-02-29' });
    expect(readDays('2025', today)).toEqual({ from: '2025-01-01', to: '2025-12-31' });
    for (const wrong of ['', 'soon', '2026-13', '2026-02-30', '31.04.2026', '1', '-5d', '0000'])
      expect(readDays(wrong, today), wrong).toBeNull();
  });

  it('never throw', () => {
    fc.assert(fc.property(fc.string(), (text) => readDays(text, today) !== undefined));
    fc.assert(fc.property(fc.nat(99_999), (count) => readDays(`${count}d`, today) !== undefined));
  });
});
