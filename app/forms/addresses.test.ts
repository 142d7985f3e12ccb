import { describe, expect, test } from 'vitest';

import { addressList } from './addresses.ts';

describe('addresses in a field', () => {
  test.each([
    ['', []],
    ['Jan@X.test', [{ address: 'jan@x.test', name: '' }]],
    [
      'Eva Novak <eva@x.test>; "Doe, Jan" <jan@x.test>,\n',
      [
        { address: 'eva@x.test', name: 'Eva Novak' },
        { address: 'jan@x.test', name: 'Doe, Jan' },
      ],
    ],
    ['a@x.test, A@x.test', [{ address: 'a@x.test', name: '' }]],
  ])('%j are read', (text, expected) => expect(addressList.parse(text)).toEqual(expected));

  test.each(['eva', 'eva@', 'a@x.test b@x.test', 'Eva <eva@x.test> x', '<>'])('%j is refused', (text) => {
    expect(addressList.safeParse(text).success).toBe(false);
  });

  test('are at most twenty', () => {
    const many = Array.from({ length: 21 }, (_, place) => `a${place}@x.test`).join(',');
    expect(addressList.safeParse(many).error?.issues[0]?.message).toMatch(/20/);
  });
});
