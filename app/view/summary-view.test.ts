import { describe, expect, it } from 'vitest';

import { placeSources, toSummary } from './summary-view.ts';

const text = 'Hello,\nI ordered a chair three\nweeks ago, order 10-4471. It never came.';
const found = (said: string, messageId = '7') => {
  const spans = placeSources(text, 7, toSummary([{ text: said, messageId }]));
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
  expect(toSummary({ text: 'x' })).toEqual([]);
  expect(toSummary([{ text: 'x' }])).toEqual([{ text: 'x', messageId: null, light: 'said-0' }]);
});
