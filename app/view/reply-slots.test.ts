import { describe, expect, it } from 'vitest';

import { fillSlots, placesFromEnd, slotPattern, toEditorHtml, wordsToHtml } from './reply-slots.ts';

describe('a saved reply', () => {
  it('is filled with what is known, and marks what is not', () => {
    const pieces = fillSlots('Hello {{ customer.first_name }},\n\norder {{order.number}} & {{ other }}', {
      'customer.first_name': '<Eva>',
    });
    expect(toEditorHtml(pieces)).toBe(
      '<p>Hello &lt;Eva&gt;,</p><p>order <span data-slot="order.number">order.number</span> &amp; {{ other }}</p>',
    );
  });

  it('is told in plain text by its slots alone', () => {
    expect(slotPattern.test('order {{ order.number }}')).toBe(true);
    expect(slotPattern.test('{{ no.slot }} {{order}}')).toBe(false);
  });
});

describe('plain words', () => {
  it('keep their blanks and empty lines in the editor', () => {
    expect(wordsToHtml('')).toBe('');
    expect(wordsToHtml('Hello, \n\n1 < 2\nand \n\n')).toBe('<p>Hello, </p><p>1 &lt; 2<br>and </p><p></p>');
  });

  it('have the cursor as far from the end as the editor counts it', () => {
    expect(placesFromEnd('')).toBe(0);
    expect(placesFromEnd('way.\nEnd')).toBe(8);
    expect(placesFromEnd('way.\n\n\nEnd')).toBe(9);
  });
});
