import { describe, expect, it } from 'vitest';

import { sayIn } from '../language.ts';
import { sayEnglish } from '../words/say.ts';
import { placeSources, toSummary, wishInRow } from './summary-view.ts';

const text = 'Hello,\nI ordered a chair three\nweeks ago, order 10-4471. It never came.';
const found = (said: string, messageId = '7') => {
  const spans = placeSources(text, 7, toSummary([{ text: said, messageId }], sayEnglish));
  return spans.map(({ start, end, light }) => [text.slice(start, end), light]);
};

describe('the words behind a sentence of the brief', () => {
  it('are those it quotes, also where the quotation was cut or the mail breaks its lines elsewhere', () => {
    expect(found('The customer asks: “I ordered a chair three weeks …”')).toEqual([
      ['I ordered a chair three\nweeks', 'said-0'],
    ]);
  });

  it('are the sentence most like it, where it quotes nothing', () => {
    expect(found('The customer ordered a chair with order 10-4471')).toEqual([
      ['weeks ago, order 10-4471', 'said-0'],
    ]);
  });

  it('are left out where nothing is like them, and in other mails', () => {
    expect(found('Somebody is happy')).toEqual([]);
    expect(found('“I ordered a chair three weeks”', '8')).toEqual([]);
  });
});

it('a stored brief of another shape is none', () => {
  expect(toSummary({ text: 'x' }, sayEnglish)).toEqual([]);
  const line = { text: 'x', kept: 'x', messageId: null, light: 'said-0' };
  expect(toSummary([{ text: 'x' }], sayEnglish)).toEqual([line]);
  expect(toSummary([{ text: 'x', said: { words: 7 } }], sayEnglish)).toEqual([line]);
});

describe('a brief that is read in German', () => {
  const say = sayIn('de');
  const wish = { words: 'The customer asks where an order is', values: {} };
  const kept = { text: 'The customer asks where an order is (10-4471): “Where is it?”', messageId: '7' };
  const values = { wish, about: ' (10-4471)', quote: 'Where is it?' };
  const asked = { ...kept, said: { words: '{wish}{about}: “{quote}”', values } };

  it('says our own sentences in German, and quotes the customer’s words as they are', () => {
    expect(toSummary([asked], say)[0]?.text).toBe(
      'Der Kunde fragt, wo eine Bestellung ist (10-4471): „Where is it?“',
    );
  });

  it('writes days as German does', () => {
    const day = { day: '2026-03-02T09:00:00Z', as: 'weekday' };
    const turned = { text: 'x', said: { words: 'Calm at first, angry since {day}.', values: { day } } };
    expect(toSummary([turned], say)[0]?.text).toBe('Anfangs ruhig, verärgert seit Montag.');
  });

  it('names what is known of an order in German', () => {
    const facts = [
      { name: 'Order', value: '10-4471' },
      { name: 'Order status', value: 'out for delivery' },
      { name: 'Expected delivery', value: '2026-11-27' },
    ];
    const known = { text: 'Known: …', said: { words: 'Known: {list}.', values: { list: { facts } } } };
    expect(toSummary([known], say)[0]?.text).toBe(
      'Bekannt: Bestellung 10-4471, Bestellstatus In Zustellung, Lieferung erwartet 27.11.2026.',
    );
  });

  it('shows an older sentence, of which only English was kept, as it was kept', () => {
    expect(toSummary([kept], say)[0]?.text).toBe(kept.text);
  });

  it('still finds the words behind it', () => {
    const mail = 'Hello. Where is it? Thanks';
    expect(placeSources(mail, 7, toSummary([asked], say))).toMatchObject([{ start: 7, end: 19 }]);
  });
});

describe('the wish in a row', () => {
  const values = { wish: 'The customer complains', about: '', quote: 'It is broken again' };
  const quoting = {
    text: 'The customer complains: “It is broken again”',
    said: { words: '{wish}{about}: “{quote}”', values },
  };

  it('is in the customer’s own words, between the reader’s quotation marks', () => {
    expect(wishInRow([quoting], sayEnglish)).toBe('“It is broken again”');
    expect(wishInRow([quoting], sayIn('de'))).toBe('„It is broken again“');
    // Of an older one only the English sentence was kept.
    expect(wishInRow([{ text: quoting.text }], sayIn('de'))).toBe('„It is broken again“');
  });

  it('is our sentence where nothing is quoted, and none where there is no brief', () => {
    const told = { text: 'The customer complains', said: { words: 'The customer complains', values: {} } };
    expect(wishInRow([told], sayIn('de'))).toBe('Der Kunde beschwert sich');
    expect(wishInRow([{ text: 'Two lamps came broken.' }], sayEnglish)).toBe('Two lamps came broken.');
    expect(wishInRow([], sayEnglish)).toBeNull();
    expect(wishInRow(null, sayEnglish)).toBeNull();
  });
});
