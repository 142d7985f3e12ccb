// The mails of a conversation in the order they came, with the moment a person took over.

import { HandHelping } from 'lucide-react';
import { useEffect, useRef } from 'react';

import type { Entry } from '../view/conversation-view.ts';
import { ChipLine } from './chip.tsx';
import { EventLine } from './event-line.tsx';
import { Message } from './message.tsx';
import { useSay } from './say.tsx';
import { When } from './time.tsx';

type Props = Readonly<{ entries: readonly Entry[]; customer: string; conversationId: number }>;

export function Thread({ entries, customer, conversationId }: Props) {
  const say = useSay();
  const newest = useRef<HTMLLIElement>(null);
  const place = entries.findLastIndex(
    (entry) => entry.kind === 'message' && entry.message.direction === 'in',
  );
  // A thread opens at the customer's newest mail; what comes in later does not move what somebody reads.
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, when the conversation opens
  useEffect(() => {
    if (place > 0) newest.current?.scrollIntoView({ block: 'start' });
  }, []);
  return (
    <ol className="thread">
      {entries.map((entry, index) => (
        <li key={keyOf(entry)} ref={index === place ? newest : undefined}>
          {entry.kind === 'message' ? (
            <Message message={entry.message} customer={customer} conversationId={conversationId} />
          ) : entry.kind === 'event' ? (
            <EventLine event={entry.event} conversationId={conversationId} />
          ) : (
            <div className="handover">
              <HandHelping size={16} aria-hidden />
              <span>
                {say('Handed to a person')} <When at={entry.at} words="ago" />
              </span>
              <ChipLine chips={entry.chips} />
            </div>
          )}
        </li>
      ))}
    </ol>
  );
}

function keyOf(entry: Entry): string {
  if (entry.kind === 'message') return `mail ${entry.message.id}`;
  return entry.kind === 'event' ? `event ${entry.event.id}` : 'handover';
}
