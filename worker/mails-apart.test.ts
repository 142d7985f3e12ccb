import { expect, test } from 'vitest';

import { parsedMail } from '../test/stored.ts';
import { splitByDependence } from './mails-apart.ts';

const person = (address: string) => ({ address, name: '' });
let mails = 0;

function mail(from: string, of: { id?: string; names?: string[]; cc?: string[]; key?: string } = {}) {
  mails++;
  const messageId = of.id ?? `<${mails}@mails.test>`;
  return {
    of: mails,
    key: of.key ?? `key ${mails}`,
    ids: of.names ?? [],
    mail: parsedMail({ messageId, from: person(from), cc: (of.cc ?? []).map(person) }),
  };
}

const sizes = (...all: ReturnType<typeof mail>[]) => splitByDependence(all).map((group) => group.length);

test('mails of different people that know nothing of each other are placed together', () => {
  expect(sizes(mail('eva@a.test'), mail('jan@b.test'), mail('ida@c.test'))).toEqual([3]);
  expect(sizes()).toEqual([]);
});

test('a mail waits for those before it that may decide where it belongs', () => {
  // The same person, however the address is written; the same mail; an answer to it; two answers to a third.
  expect(sizes(mail('eva@a.test'), mail('EVA@a.test'))).toEqual([1, 1]);
  expect(sizes(mail('eva@a.test', { key: 'same' }), mail('jan@b.test', { key: 'same' }))).toEqual([1, 1]);
  expect(sizes(mail('eva@a.test', { id: '<q@a>' }), mail('jan@b.test', { names: ['<q@a>'] }))).toEqual([
    1, 1,
  ]);
  expect(sizes(mail('eva@a.test', { names: ['<q@a>'] }), mail('jan@b.test', { names: ['<q@a>'] }))).toEqual([
    1, 1,
  ]);
  // Somebody who was written to in the first takes part in its conversation.
  expect(sizes(mail('eva@a.test', { cc: ['jan@b.test'] }), mail('jan@b.test'))).toEqual([1, 1]);
});

test('the order of arrival stays, and what comes after a wait is together again', () => {
  const all = [mail('eva@a.test'), mail('eva@a.test'), mail('jan@b.test'), mail('eva@a.test')];
  expect(splitByDependence(all)).toEqual([[all[0]?.of], [all[1]?.of, all[2]?.of], [all[3]?.of]]);
});

test('two mails without a sender may be of one person', () => {
  const nobody = { ...mail('eva@a.test'), mail: parsedMail({ from: null, messageId: null }) };
  expect(sizes(nobody, { ...nobody, key: 'another' })).toEqual([1, 1]);
});
