import { expect, test } from 'vitest';
import { z } from 'zod';

import { filterFields } from './filter.ts';

const read = (intent: string) => z.object(filterFields).safeParse({ intent });

test('conversations can be asked for by an intent of the team’s own, as by the product’s and by none', () => {
  for (const intent of ['order_status', 'gift_wrap', 'none']) expect(read(intent).data?.intent).toBe(intent);
});

test('what can be no intent is refused with words', () => {
  for (const intent of ['', 'Gift wrap', "x' or 1=1", 'a'.repeat(41)]) {
    expect(read(intent).error?.issues[0]?.message).toMatch(/^Use one of: order_status, /);
  }
});
