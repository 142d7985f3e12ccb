import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { loadModel } from '../understand/model.ts';
import { trainTeam } from './team.ts';

const examples = [
  ['pot size for tomatoes', 'pots'],
  ['which pot do I need for a lemon tree', 'pots'],
  ['how big should the planter be', 'pots'],
  ['my leaves turn yellow', 'sick plant'],
  ['there are spots on the leaves', 'sick plant'],
  ['the plant is dying, what can I do', 'sick plant'],
  ['do you have gift cards', 'vouchers'],
  ['I would like to buy a voucher', 'vouchers'],
  ['how long is a gift voucher valid', 'vouchers'],
].map(([text = '', label = '']) => ({ text, label }));

test('a team teaches its own intents with a handful of examples', () => {
  const answer = trainTeam(examples, null);
  expect(answer('what pot for a small tomato plant').label).toBe('pots');
  expect(answer('yellow leafs on my ficus').label).toBe('sick plant');
  expect(answer('can I get a giftcard').label).toBe('vouchers');
});

test('what fits nothing is less sure than what fits', () => {
  const answer = trainTeam(examples, null);
  expect(answer('quarterly tax filing').confidence).toBeLessThan(answer('voucher please').confidence);
});

test('the same examples give the same model', () => {
  expect(trainTeam(examples, null)('pot for herbs').shares).toEqual(
    trainTeam(examples, null)('pot for herbs').shares,
  );
});

test('no examples are an error with words', () => {
  expect(() => trainTeam([], null)).toThrow('needs examples');
});

test("what the base knows of the product's intents is not forgotten for a few cases of a team's own", () => {
  const base = loadModel(readFileSync(new URL('../model/base.model', import.meta.url)));
  const answer = trainTeam(
    [
      ...examples,
      { text: 'has my fern been sent', label: 'order_status' },
      { text: 'stop my plan', label: 'cancel' },
    ],
    base,
  );
  expect(answer('where is my parcel').label).toBe('order_status');
  expect(answer('please terminate my contract').label).toBe('cancel');
  expect(answer('what pot for a fern').label).toBe('pots');
});
