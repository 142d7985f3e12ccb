// From which mail on a conversation becomes another one.

import { Button, Dialog } from '@radix-ui/themes';
import { useFetcher } from '@remix-run/react';
import { useState } from 'react';

import type { ConversationView } from '../view/conversation-view.ts';
import { isUnderWay } from './act-fault.tsx';
import { DialogButtons } from './dialog-buttons.tsx';
import { FieldFault } from './field.tsx';
import { useSay } from './say.tsx';
import { When } from './time.tsx';
import { useFocusBack } from './use-focus-back.ts';

export function SplitDialog({ view, onClose }: { view: ConversationView; onClose: () => void }) {
  const say = useSay();
  const fetcher = useFetcher<{ fault: string | null }>();
  const onCloseAutoFocus = useFocusBack();
  const [chosen, setChosen] = useState<number | null>(null);
  // Without the conversation's first: nothing would stay.
  const mails = mailsOf(view).slice(view.older > 0 ? 0 : 1);
  // The dialog follows the conversation: a colleague may have moved the mail away meanwhile.
  const gone = chosen !== null && !mails.some(({ id }) => id === chosen);
  return (
    <Dialog.Root open onOpenChange={(open) => open || onClose()}>
      <Dialog.Content className="sorting-dialog" onCloseAutoFocus={onCloseAutoFocus}>
        <Dialog.Title size="4">{say('Split this conversation')}</Dialog.Title>
        <Dialog.Description size="2" className="quiet">
          {say(
            'The mail you choose and all that follow it become a conversation of their own, linked with this one. Until one of them goes on, it can be undone.',
          )}
        </Dialog.Description>
        <fetcher.Form method="post" action={`/conversations/${view.id}/joining`} className="sorting-form">
          <input type="hidden" name="intent" value="split" />
          <fieldset>
            <legend className="visually-hidden">{say('From this mail on')}</legend>
            {mails.map(({ id, name, at, pieces }) => (
              <label key={id} className="sorting-choice">
                <input
                  type="radio"
                  name="message"
                  value={id}
                  checked={chosen === id}
                  onChange={() => setChosen(id)}
                />
                <span className="sorting-candidate">
                  <bdi>{firstWords(pieces)}</bdi>
                  <span className="quiet">
                    <bdi>{name}</bdi> · <When at={at} words="ago" />
                  </span>
                </span>
              </label>
            ))}
          </fieldset>
          <FieldFault
            id={`split-fault-${view.id}`}
            fault={
              gone
                ? say('The mail you had chosen has just gone into another conversation.')
                : (fetcher.data?.fault ?? undefined)
            }
          />
          <DialogButtons>
            <Button type="submit" disabled={chosen === null || gone || isUnderWay(fetcher)}>
              {say('Split|action')}
            </Button>
          </DialogButtons>
        </fetcher.Form>
      </Dialog.Content>
    </Dialog.Root>
  );
}

export const mailsOf = (view: ConversationView) =>
  view.entries.flatMap((entry) => (entry.kind === 'message' ? [entry.message] : []));

const firstWords = (pieces: readonly Readonly<{ text: string }>[]) =>
  pieces
    .map(({ text }) => text)
    .join('')
    .replace(/\s+/g, ' ')
    .trim()
    .slice(0, 90) || '…';
