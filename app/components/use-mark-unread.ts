// Marks the conversation that is open as unread: so it stays while it is looked at, and until it is opened again.

import { useFetcher } from '@remix-run/react';
import { useEffect } from 'react';

import type { action } from '../routes/conversations.bulk.ts';
import { forgetRead } from './read-store.ts';
import { useSay } from './say.tsx';
import { showNotice } from './say-notice.ts';

export function useMarkUnread(id: number): () => void {
  const say = useSay();
  const fetcher = useFetcher<typeof action>();
  const answer = fetcher.data;
  useEffect(() => {
    if (!answer) return;
    if (answer.done) forgetRead([id]);
    // What it changed is told of with the way to undo it.
    if (answer.done?.actionId == null)
      showNotice(answer.fault ?? say('#{id} is unread again, for you', { id }));
  }, [answer, id, say]);
  return () =>
    fetcher.submit({ act: 'unread', ids: String(id) }, { method: 'post', action: '/conversations/bulk' });
}
