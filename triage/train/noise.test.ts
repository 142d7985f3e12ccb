import { expect, test } from 'vitest';
import { hurried } from './noise.ts';

const lines = [
  'Where is my parcel, please?',
  'I would like to change the address of my order.',
  'Cancel order 10-4471.',
];

test('hurried writing changes the lines, the same way each time', () => {
  const once = hurried(lines, 'en', 1, 7);
  expect(once).toHaveLength(lines.length);
  expect(once).not.toEqual(lines);
  expect(hurried(lines, 'en', 1, 7)).toEqual(once);
  expect(hurried(lines, 'en', 1, 8)).not.toEqual(once);
});

test('numbers and short words keep their letters', () => {
  for (let seed = 0; seed < 50; seed++) {
    const [line = ''] = hurried(['Order 10-4471 is cut up'], 'de', 1, seed);
    expect(line).toContain('10-4471');
    expect(line).toContain('cut up');
  }
});
