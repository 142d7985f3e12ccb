// In the palette: what is ready to be said to the customer of the open conversation. One that is chosen goes into the answer.

import { useRouteLoaderData } from '@remix-run/react';
import { Command } from 'cmdk';
import { useEffect } from 'react';

import type { loader } from '../routes/_desk.inbox.$id.tsx';
import type { ConversationView } from '../view/conversation-view.ts';
import type { ReplyText } from '../view/reply-text.ts';
import { addPieces } from './add-to-reply.ts';
import { useSay } from './say.tsx';
import { useReplyTexts } from './use-reply-texts.ts';

/** Runs what it is given once the palette has gone. */
type Props = Readonly<{ run: (act: () => void) => void }>;

export function PaletteReplies({ run }: Props) {
  const view = useRouteLoaderData<typeof loader>('routes/_desk.inbox.$id');
  return view ? <Replies view={view} run={run} /> : null;
}

function Replies({ view, run }: Props & { view: ConversationView }) {
  const say = useSay();
  const { texts, want, fill } = useReplyTexts(view.id, view.reply.slots);
  useEffect(want, [want]);
  // Those without words need facts that are not known here.
  const ready = (texts ?? []).filter(({ text }) => text !== '');
  if (ready.length === 0) return null;
  const kinds: Record<ReplyText['kind'], string> = {
    own: say('Mine'),
    shared: say('The team’s'),
    template: say('Template'),
  };
  return (
    <Command.Group heading={say('Saved replies')}>
      {ready.map((text) => (
        <Command.Item
          key={text.key}
          value={`${text.name} ${text.key}`}
          keywords={[say('Saved replies'), text.text]}
          onSelect={() =>
            run(() => {
              showAnswer();
              addPieces(view.id, fill(text));
            })
          }
        >
          <span className="palette-reply">
            <bdi>{text.name}</bdi>{' '}
            <span className="quiet">{text.text.replace(/\s+/g, ' ').slice(0, 120)}</span>
          </span>
          <span className="quiet">{kinds[text.kind]}</span>
        </Command.Item>
      ))}
    </Command.Group>
  );
}

/** A note may be open in its place. */
function showAnswer(): void {
  document.querySelector<HTMLElement>('[data-key="tab-reply"][aria-selected="false"]')?.click();
}
