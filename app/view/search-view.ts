// What was found, as the list beside the conversation shows it and as the API answers it.

import type { Found } from '../search/run-search.ts';
import type { Say } from '../words/say.ts';
import { toApiConversation } from './api-view.ts';
import { type ConversationItem, toConversationItem } from './conversation-item.ts';
import type { MarkedPiece } from './marked-text.ts';

export type FoundItem = ConversationItem &
  Readonly<{
    /** Null where it was found by a number: then the customer's newest words stand there. */
    hit: Readonly<{
      from: string;
      at: string;
      subject: readonly MarkedPiece[];
      excerpt: readonly MarkedPiece[];
    }> | null;
  }>;

export type SearchView = Readonly<{
  q: string;
  items: readonly FoundItem[];
  /** The address of the next page's cursor; null on the last. */
  next: string | null;
  meant: readonly { word: string; instead: string }[];
  /** Older mail was not looked through yet: `next` does. */
  lookedBackTo: string | null;
  /** Why nothing was looked for, in the reader's language. */
  faults: readonly string[];
}>;

export function toFoundItem({ row, hit }: Found, say: Say): FoundItem {
  return {
    ...toConversationItem(row, 'all', say),
    hit: hit && {
      from: hit.from.name || hit.from.address,
      at: hit.at.toISOString(),
      subject: hit.subject,
      excerpt: hit.excerpt,
    },
  };
}

/** The conversation as lists answer it, and the mail by which it was found. */
export function toApiFound({ row, hit }: Found) {
  return {
    ...toApiConversation(row),
    hit: hit && {
      messageId: String(hit.messageId),
      at: hit.at.toISOString(),
      from: hit.from,
      excerpt: hit.excerpt,
    },
  };
}
