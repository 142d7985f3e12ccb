import { expect, it } from 'vitest';

import { paletteRank } from './palette-rank.ts';

it('a command is offered for the beginning of its words', () => {
  expect(paletteRank('Snooze', 'snoo')).toBeGreaterThan(0);
  expect(paletteRank('Go to the sandbox', 'sand')).toBeGreaterThan(0);
  expect(paletteRank('Go to the figures', 'go fig')).toBeGreaterThan(0);
});

it('letters found one by one are no reason to offer it', () => {
  expect(paletteRank('Choose none', 'snoo')).toBe(0);
  expect(paletteRank('Show all mails, unfolded', 'snoo')).toBe(0);
});
