// A person is done: the bot answers again, once it was said what that means.

import { Button, Kbd, Popover } from '@radix-ui/themes';
import { useFetcher } from '@remix-run/react';
import { Bot } from 'lucide-react';
import { useState } from 'react';

import type { ConversationView } from '../view/conversation-view.ts';
import { ActFault } from './act-fault.tsx';
import { useSay } from './say.tsx';

export function HandBack({ view, disabled }: { view: ConversationView; disabled: boolean }) {
  const say = useSay();
  const fetcher = useFetcher();
  const [open, setOpen] = useState(false);
  if (view.handler !== 'human') return null;
  const last = view.entries.findLast(
    (entry) => entry.kind === 'message' && entry.message.direction !== 'note',
  );
  const unanswered = last?.kind === 'message' && last.message.direction === 'in';
  return (
    <>
      <Popover.Root open={open} onOpenChange={setOpen}>
        <Popover.Trigger>
          <Button type="button" variant="ghost" color="gray" size="1" disabled={disabled} data-key="b">
            <Bot size={14} aria-hidden /> {say('Hand back to the bot')}
            <Kbd aria-hidden className="key-hint">
              b
            </Kbd>
          </Button>
        </Popover.Trigger>
        <Popover.Content size="1" maxWidth="340px">
          <p>
            {say(
              'The bot answers the customer’s next mail again, and the conversation is nobody’s until then.',
            )}
          </p>
          {unanswered ? (
            <p className="reply-caution">
              {say('The customer’s last mail has no answer yet, and the bot will not write one.')}
            </p>
          ) : null}
          <div className="sorting-buttons" data-start>
            <Button
              type="button"
              size="1"
              disabled={fetcher.state !== 'idle'}
              onClick={() => {
                fetcher.submit(null, { method: 'post', action: `/conversations/${view.id}/hand-back` });
                setOpen(false);
              }}
            >
              {say('Hand back')}
            </Button>
            <Popover.Close>
              <Button type="button" size="1" variant="soft" color="gray">
                {say('Keep it')}
              </Button>
            </Popover.Close>
          </div>
        </Popover.Content>
      </Popover.Root>
      <ActFault fetcher={fetcher} />
    </>
  );
}
