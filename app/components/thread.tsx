// The mails of a conversation in the order they came, with the moment a person took over.

import { Button, Kbd } from '@radix-ui/themes';
import { ChevronUp, HandHelping, UnfoldVertical } from 'lucide-react';
import { type ReactNode, useEffect, useRef } from 'react';

import type { Entry } from '../view/conversation-view.ts';
import type { MessageView } from '../view/message-view.ts';
import type { NoteView } from '../view/note-view.ts';
import { ChipLine } from './chip.tsx';
import { EventLine } from './event-line.tsx';
import { AuthorMark, Message } from './message.tsx';
import { Note } from './note.tsx';
import { useOwnWords } from './own-words.ts';
import { useSay } from './say.tsx';
import { When } from './time.tsx';
import { useEarlierMails } from './use-earlier-mails.ts';

type Props = Readonly<{
  entries: readonly Entry[];
  /** Those of the entries that are notes, by message. */
  notes: Readonly<Record<number, NoteView>>;
  older: number;
  customer: string;
  conversationId: number;
}>;

/** Of a long thread the newest stand open; of the others a line says who and what, and a click or a search opens them. */
const openAtLeast = 8;
const longThread = 12;

export function Thread({ entries, notes, older, customer, conversationId }: Props) {
  const say = useSay();
  const earlier = useEarlierMails({ conversationId, entries, older });
  const newest = useRef<HTMLLIElement>(null);
  const { all } = earlier;
  const place = all.findLastIndex((entry) => entry.kind === 'message' && entry.message.direction === 'in');
  useOwnWords({ list: earlier.list, conversationId, newest: newestOf(all) });
  const foldedUntil = all.length > longThread ? Math.min(place, all.length - openAtLeast) : 0;
  // A thread opens at the customer's newest mail; what comes in later does not move what somebody reads.
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, when the conversation opens
  useEffect(() => {
    if (place > 0 && !location.hash.startsWith('#message-'))
      newest.current?.scrollIntoView({ block: 'start' });
  }, []);
  return (
    <ol className="thread" ref={earlier.list}>
      {earlier.older > 0 || (foldedUntil > 0 && !earlier.whole) ? <Earlier earlier={earlier} /> : null}
      {all.map((entry, index) => (
        <li key={keyOf(entry)} ref={index === place ? newest : undefined}>
          {entry.kind === 'event' ? (
            <EventLine event={entry.event} conversationId={conversationId} />
          ) : entry.kind === 'handover' ? (
            <div className="handover">
              <HandHelping size={16} aria-hidden />
              <span>
                {say('Handed to a person')} <When at={entry.at} words="ago" />
              </span>
              <ChipLine chips={entry.chips} />
            </div>
          ) : notes[entry.message.id] ? (
            <Note note={notes[entry.message.id]} conversationId={conversationId} />
          ) : index < foldedUntil ? (
            <FoldedMessage message={entry.message}>
              <Message message={entry.message} customer={customer} conversationId={conversationId} />
            </FoldedMessage>
          ) : (
            <Message message={entry.message} customer={customer} conversationId={conversationId} />
          )}
        </li>
      ))}
    </ol>
  );
}

/** Above what is shown: what is not. */
function Earlier({
  earlier: { older, more, busy, showAll },
}: {
  earlier: ReturnType<typeof useEarlierMails>;
}) {
  const say = useSay();
  return (
    <li className="thread-earlier">
      {older > 0 ? (
        <Button variant="soft" color="gray" onClick={more} disabled={busy}>
          <ChevronUp size={16} aria-hidden />{' '}
          {say.count(older, 'Show {count} earlier mail', 'Show {count} earlier mails')}
        </Button>
      ) : null}
      <Button variant="ghost" color="gray" onClick={showAll} disabled={busy} data-key="A">
        <UnfoldVertical size={16} aria-hidden /> {say('Show all, unfolded')}
        <Kbd aria-hidden className="key-hint">
          A
        </Kbd>
      </Button>
      <span className="quiet">{say('The browser’s search finds only what is shown.')}</span>
    </li>
  );
}

function newestOf(entries: readonly Entry[]): number | null {
  const entry = entries.findLast(({ kind }) => kind === 'message');
  return entry?.kind === 'message' ? entry.message.id : null;
}

function keyOf(entry: Entry): string {
  if (entry.kind === 'message') return `mail ${entry.message.id}`;
  return entry.kind === 'event' ? `event ${entry.event.id}` : 'handover';
}

/** A browser's own fold: its search opens it by itself, and so does an address that leads into it. */
function FoldedMessage({ message, children }: { message: MessageView; children: ReactNode }) {
  const text = message.pieces.map((piece) => piece.text).join('');
  return (
    <details className="message-fold">
      <summary>
        <AuthorMark author={message.author} />
        <bdi className="message-fold-name">{message.name}</bdi>
        <span className="message-fold-words" dir="auto">
          {message.subject ? <b>{message.subject} </b> : null}
          {text.replace(/\s+/g, ' ').slice(0, 160)}
        </span>
        <When at={message.at} />
      </summary>
      {children}
    </details>
  );
}
