// What the form may hold that keeps a sender out, or lets one in again.

import { z } from 'zod';

const pattern = z.string().max(320);

export const blockForm = z.discriminatedUnion('intent', [
  /** The sender's address, or all of its domain. */
  z.object({ intent: z.literal('block'), what: z.enum(['address', 'domain']) }),
  z.object({ intent: z.literal('unblock'), pattern }),
]);

/** On the page of all of them. */
export const blockListForm = z.discriminatedUnion('intent', [
  z.object({ intent: z.literal('block'), pattern }),
  z.object({ intent: z.literal('unblock'), pattern }),
]);
