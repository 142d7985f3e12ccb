// Why a sender cannot be kept out, in words.

import type { BlockRefusal } from '../db/blocks.ts';
import { toSay } from './words/say.ts';

export const blockRefusals: Record<BlockRefusal, string> = {
  'no-sender': toSay('That is no address, and no domain such as @example.com.'),
  ours: toSay('A mailbox of yours writes from there.'),
  everybody: toSay('Everybody may have an address there: block the one address.'),
};
