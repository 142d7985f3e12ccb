// What the page of all tags may send.

import { z } from 'zod';

import { tagName } from './sorting.ts';

export const tagsForm = z.discriminatedUnion('intent', [
  z.object({ intent: z.literal('rename'), tag: z.string().max(200), to: tagName }),
  z.object({ intent: z.literal('delete'), tag: z.string().max(200) }),
]);
