// The page of one conversation, put together from its parts.

import { useLocation } from '@remix-run/react';

import type { ConversationView } from '../view/conversation-view.ts';
import { AnswerArea } from './answer-area.tsx';
import { ChangedNotice } from './changed-notice.tsx';
import { ConversationHead } from './conversation-head.tsx';
import { ConversationSide } from './conversation-side.tsx';
import { DrawerProvider } from './details-drawer.tsx';
import { useRowsOfList } from './list-rows.ts';
import { LightContext } from './lit-text.tsx';
import { MergedNotice } from './merged-notice.tsx';
import { ReplyBox } from './reply-box.tsx';
import { Thread } from './thread.tsx';
import { ToNewest } from './to-newest.tsx';
import { useFocusHere } from './use-focus-here.ts';
import { useLights } from './use-lights.ts';
import { useLooking } from './use-looking.ts';

export function ConversationPage({ view }: { view: ConversationView }) {
  const lights = useLights();
  const next = useNext(view.id);
  useFocusHere();
  const onWriting = useLooking(view.id, view.lastMessageId);
  return (
    <LightContext.Provider value={lights}>
      <DrawerProvider>
        <article
          className="conversation"
          data-conversation-page={view.id}
          aria-labelledby="conversation-subject"
        >
          <div className="conversation-main">
            <ConversationHead view={view} next={next} />
            <MergedNotice merged={view.joining.merged} />
            <ChangedNotice act={view.act} />
            <section className="conversation-scroll" aria-labelledby="conversation-subject" tabIndex={-1}>
              <ConversationSide view={view} folded />
              <Thread
                entries={view.entries}
                older={view.older}
                notes={view.notes}
                customer={view.customer.email}
                conversationId={view.id}
              />
              <ToNewest />
            </section>
            <AnswerArea conversationId={view.id} onWriting={onWriting}>
              <ReplyBox view={view} next={next} />
            </AnswerArea>
          </div>
          <ConversationSide view={view} />
        </article>
      </DrawerProvider>
    </LightContext.Provider>
  );
}

/** Where a resolved conversation leads: the next of the list, else the one before, else the list. */
function useNext(id: number): string {
  const { search } = useLocation();
  const items = useRowsOfList();
  const place = items.findIndex((item) => item.id === id);
  const neighbour = place < 0 ? items[0] : (items[place + 1] ?? items[place - 1]);
  return neighbour ? `/inbox/${neighbour.id}${search}` : `/inbox${search}`;
}
