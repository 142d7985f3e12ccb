import { expect, test } from 'vitest';

import { decodeFlowed } from './flowed.ts';

test('flowed lines become paragraphs, and a quoted line never runs into an unquoted one', () => {
  expect(decodeFlowed('one \ntwo\n> quoted \n> more \nanswer\n-- \nJo', false)).toBe(
    'one two\n> quoted more \nanswer\n-- \nJo',
  );
});

test('with DelSp the space at the break goes', () => {
  expect(decodeFlowed('wor \nds', true)).toBe('words');
});
