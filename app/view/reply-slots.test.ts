import { describe, expect, it } from 'vitest';

import { fillSlots, slotPattern, toEditorHtml } from './reply-slots.ts';

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
