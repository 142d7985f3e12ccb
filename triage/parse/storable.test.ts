import { expect, test } from 'vitest';

import { storable } from './storable.ts';

test('what a database cannot hold is taken out of every text, and nothing else is changed', () => {
  const mail = {
    subject: 'a\0b',
    to: [{ name: 'x\ud83d', at: 1 }],
    html: null,
    fine: '😀é',
    half: '\ude00y',
  };
  expect(storable(mail)).toEqual({
    subject: 'ab',
    to: [{ name: 'x\ufffd', at: 1 }],
    html: null,
    fine: '😀é',
    half: '\ufffdy',
  });
});
