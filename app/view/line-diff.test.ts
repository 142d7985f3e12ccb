import fc from 'fast-check';
import { expect, test } from 'vitest';

import { lineDiff } from './line-diff.ts';

const short = (before: string, after: string) =>
  lineDiff(before, after).map(({ kind, text }) => `${{ same: ' ', gone: '-', new: '+' }[kind]}${text}`);

test('a changed line stands as the old one and the new one, in its place', () => {
  expect(short('Hello,\nwe are open.\nBye', 'Hello,\nwe are closed.\nBye')).toEqual([
    ' Hello,',
    '-we are open.',
    '+we are closed.',
    ' Bye',
  ]);
});

test('whatever was changed, both texts can be read off the comparison', () => {
  const text = fc.array(fc.constantFrom('a', 'b', 'c', ''), { minLength: 1, maxLength: 12 });
  fc.assert(
    fc.property(text, text, (before, after) => {
      const lines = lineDiff(before.join('\n'), after.join('\n'));
      expect(lines.filter((each) => each.kind !== 'new').map((each) => each.text)).toEqual(before);
      expect(lines.filter((each) => each.kind !== 'gone').map((each) => each.text)).toEqual(after);
    }),
  );
});
