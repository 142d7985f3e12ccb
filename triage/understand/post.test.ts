import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { featureBits } from './feature-hash.ts';
import { loadModel } from './model.ts';
import { plainPost, postFeatures, tagWords } from './post-features.ts';
import { understand } from './understand.ts';

const model = loadModel(readFileSync(new URL('../model/base.model', import.meta.url)));
const tone = (text: string) => understand({ text }, model).tone;

describe('a short text without a subject is read like a post', () => {
  test.each([
    'Yay, the boiler died on the coldest night of the year. So lucky.',
    'Oh brilliant, another form to fill in. My favourite hobby.',
    'Nothing like a burst pipe to make your birthday special 🙄',
    'Just love it when the train leaves two minutes early #not',
  ])('irony of everyday life is heard: %s', (text) => {
    expect(tone(text).sarcasm).toBeGreaterThan(0.5);
  });

  test.each([
    'Absolutely livid with my landlord, the man is a liar and a thief!!',
    'How dare they treat my mother like that, disgusting people 😡',
  ])('anger is heard: %s', (text) => {
    expect(tone(text).anger).toBeGreaterThan(0.6);
  });

  test.each([
    'Lovely evening with my sister, so happy to see her again ❤️',
    'Missing my gran today, it has been a sad week.',
    'Does anyone know a good bakery in Graz?',
    'Send me the invoice today.',
  ])('joy, sadness and plain words are neither: %s', (text) => {
    expect(tone(text).anger).toBeLessThan(0.5);
    expect(tone(text).sarcasm).toBeLessThan(0.5);
  });

  test.each([
    [
      "can't wait to spend my evening filling in tax forms",
      "can't wait to spend my evening with my grandchildren",
    ],
    [
      'Nothing like a burst pipe to make your birthday special 🙄',
      "Nothing like my mother's apple cake on a birthday ❤️",
    ],
  ])('the same words are far more ironic of a bad thing than of a good one: %s', (ironic, meant) => {
    expect(tone(ironic).sarcasm).toBeGreaterThan(0.6);
    expect(tone(meant).sarcasm).toBeLessThan(tone(ironic).sarcasm - 0.3);
  });

  test('the sentence that gave the irony away is shown', () => {
    const text = 'Yay, the boiler died on the coldest night of the year. So lucky.';
    const [span] = understand({ text }, model).evidence.sarcasm;
    expect(span).toBeDefined();
    expect(text.slice(span?.start, span?.end)).toBe(span?.text);
  });

  test('with a subject, and be it an empty one, the same words are a mail and read as one', () => {
    const text = 'Nothing like a burst pipe to make your birthday special 🙄';
    const asMail = understand({ subject: '', text }, model).tone;
    expect(asMail.sarcasm).not.toBe(tone(text).sarcasm);
    expect(understand({ subject: '', text: 'Yes, that one.' }, model).tone.sarcasm).toBeLessThan(0.5);
  });
});

describe('what a post shows beside its words', () => {
  test('a tag is read as the words it is made of', () => {
    expect(tagWords('LivingTheDream', null)).toBe('living the dream');
    expect(tagWords('livingthedream', model.vectors)).toBe('living the dream');
    expect(tagWords('xqzzvk', model.vectors)).toBe('xqzzvk');
  });

  test('people and links are no words, and drawn-out words are cut short', () => {
    expect(plainPost('@anna soooo good https://example.com/a', null).trim()).toBe('soo good');
  });

  test('the same words with other marks have other features', () => {
    const plain = postFeatures('what a day', null);
    const marked = postFeatures('what a day...', null);
    expect(marked.at.length).toBeGreaterThan(plain.at.length);
    expect(Math.max(...marked.at)).toBeLessThan(1 << featureBits);
  });

  test('a line of marks, a long run of letters and nothing at all are read within their time', () => {
    for (const text of ['', '#'.repeat(300), 'a'.repeat(300), `#${'ab'.repeat(140)}`, '!?'.repeat(150)]) {
      const begun = performance.now();
      const { anger, sarcasm } = tone(text);
      expect(performance.now() - begun).toBeLessThan(50);
      expect(anger).toBeGreaterThanOrEqual(0);
      expect(sarcasm).toBeLessThanOrEqual(1);
    }
  });
});
