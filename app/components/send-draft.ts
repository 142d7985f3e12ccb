// The unsent answer on its way to the server and from it: kept there, discarded, or as another window has left it.

import type { DraftAnswer, DraftNow } from '../routes/conversations.$id.draft.ts';
import { formatAddresses } from '../view/addresses.ts';
import type { ReplyContent } from '../view/reply-view.ts';
import { tellSignedOut } from './signed-out.ts';

export type DraftSent = DraftAnswer | Readonly<{ kind: 'offline' | 'signed-out' }>;

/** A server that is silent for longer is not reached; the words are in this browser meanwhile. Milliseconds. */
const mostMs = 20_000;

export function sendDraft(
  conversationId: number,
  content: ReplyContent,
  version: number,
): Promise<DraftSent> {
  return post(conversationId, {
    intent: 'keep',
    html: content.html,
    subject: content.subject,
    cc: formatAddresses(content.cc),
    bcc: formatAddresses(content.bcc),
    draft: String(content.draft),
    version: String(version),
  });
}

export const sendDiscard = (conversationId: number): Promise<DraftSent> =>
  post(conversationId, { intent: 'discard' });

/** As it is stored; null where Baton is not reached: it is asked again at the next news. */
export async function fetchDraft(conversationId: number): Promise<DraftNow | null> {
  try {
    const response = await fetch(`/conversations/${conversationId}/draft`, {
      signal: AbortSignal.timeout(mostMs),
    });
    return response.ok && !response.redirected ? await response.json() : null;
  } catch {
    return null;
  }
}

async function post(conversationId: number, fields: Record<string, string>): Promise<DraftSent> {
  try {
    const response = await fetch(`/conversations/${conversationId}/draft`, {
      method: 'POST',
      body: new URLSearchParams(fields),
      signal: AbortSignal.timeout(mostMs),
    });
    // A sign-in page has come instead.
    if (response.redirected) {
      tellSignedOut(true);
      return { kind: 'signed-out' };
    }
    const answer: DraftAnswer = await response.json();
    return answer;
  } catch {
    // No answer, or none that is ours: the words are in this browser, and are sent again in a while.
    return { kind: 'offline' };
  }
}
