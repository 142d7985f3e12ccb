// What else can be done with a conversation, behind three dots: priority, team, and what parts or joins conversations.

import { DropdownMenu, IconButton } from '@radix-ui/themes';
import { useFetcher } from '@remix-run/react';
import { Ellipsis } from 'lucide-react';
import { useState } from 'react';

import type { ConversationView } from '../view/conversation-view.ts';
import { ActFault } from './act-fault.tsx';
import { JoiningDialog } from './joining-dialog.tsx';
import { priorityChoices } from './priority-words.ts';
import { useSay } from './say.tsx';
import { mailsOf, SplitDialog } from './split-dialog.tsx';
import { TeamDialog } from './team-dialog.tsx';
import { useMarkUnread } from './use-mark-unread.ts';

type Opened = 'team' | 'merge' | 'link' | 'split' | null;

export function MoreMenu({ view, next }: { view: ConversationView; next: string }) {
  const say = useSay();
  const fetcher = useFetcher();
  const [opened, setOpened] = useState<Opened>(null);
  const { sorting } = view;
  const markUnread = useMarkUnread(view.id);
  const close = () => setOpened(null);
  return (
    <>
      <DropdownMenu.Root>
        <DropdownMenu.Trigger>
          <IconButton variant="ghost" color="gray" data-key="." aria-label={say('More')} title={say('More')}>
            <Ellipsis size={18} aria-hidden />
          </IconButton>
        </DropdownMenu.Trigger>
        <DropdownMenu.Content size="2">
          <DropdownMenu.Sub>
            <DropdownMenu.SubTrigger>{say('Priority')}</DropdownMenu.SubTrigger>
            <DropdownMenu.SubContent>
              <DropdownMenu.RadioGroup
                value={sorting.priority}
                onValueChange={(priority) =>
                  fetcher.submit(
                    { intent: 'priority', priority },
                    { method: 'post', action: `/conversations/${view.id}/sorting` },
                  )
                }
              >
                {priorityChoices.map(({ value, label }) => (
                  <DropdownMenu.RadioItem key={value} value={value}>
                    {say(label)}
                  </DropdownMenu.RadioItem>
                ))}
              </DropdownMenu.RadioGroup>
            </DropdownMenu.SubContent>
          </DropdownMenu.Sub>
          <DropdownMenu.Item onSelect={() => setOpened('team')}>{say('Team …')}</DropdownMenu.Item>
          <DropdownMenu.Item onSelect={markUnread} shortcut="U">
            {say('Mark as unread')}
          </DropdownMenu.Item>
          <DropdownMenu.Separator />
          <DropdownMenu.Item onSelect={() => setOpened('merge')}>{say('Merge …')}</DropdownMenu.Item>
          <DropdownMenu.Item disabled={mailsOf(view).length < 2} onSelect={() => setOpened('split')}>
            {say('Split …')}
          </DropdownMenu.Item>
          <DropdownMenu.Item onSelect={() => setOpened('link')}>{say('Link …')}</DropdownMenu.Item>
          <DropdownMenu.Separator />
          <SpamItems view={view} next={next} submit={fetcher.submit} />
        </DropdownMenu.Content>
      </DropdownMenu.Root>
      <button type="button" hidden data-key="U" onClick={markUnread}>
        {say('Mark as unread')}
      </button>
      <ActFault fetcher={fetcher} inHead />
      {opened === 'merge' || opened === 'link' ? (
        <JoiningDialog id={view.id} does={opened} onClose={close} />
      ) : null}
      {opened === 'split' ? <SplitDialog view={view} onClose={close} /> : null}
      {opened === 'team' ? <TeamDialog id={view.id} sorting={sorting} onClose={close} /> : null}
    </>
  );
}

type SpamProps = Readonly<{
  view: ConversationView;
  next: string;
  submit: (fields: Record<string, string>, how: { method: 'post'; action: string }) => void;
}>;

function SpamItems({ view, next, submit }: SpamProps) {
  const say = useSay();
  const { id, customer } = view;
  const inbox = (fields: Record<string, string>) =>
    submit(fields, { method: 'post', action: `/inbox/${id}` });
  const block = (what: string) =>
    submit({ intent: 'block', what }, { method: 'post', action: `/conversations/${id}/block` });
  const blocked = customer.addresses.find(({ email }) => email === customer.email)?.blocked ?? null;
  return (
    <>
      {view.status === 'spam' ? (
        <DropdownMenu.Item onSelect={() => inbox({ intent: 'reopen' })}>{say('Not spam')}</DropdownMenu.Item>
      ) : (
        <DropdownMenu.Item onSelect={() => inbox({ intent: 'spam', next })}>{say('Spam')}</DropdownMenu.Item>
      )}
      {blocked ? (
        <DropdownMenu.Item
          onSelect={() =>
            submit(
              { intent: 'unblock', pattern: blocked },
              { method: 'post', action: `/conversations/${id}/block` },
            )
          }
        >
          {say('Unblock {pattern}', { pattern: blocked })}
        </DropdownMenu.Item>
      ) : (
        <>
          <DropdownMenu.Item onSelect={() => block('address')}>
            {say('Spam, and block {pattern}', { pattern: customer.email })}
          </DropdownMenu.Item>
          <DropdownMenu.Item onSelect={() => block('domain')}>
            {say('Spam, and block everybody at {pattern}', {
              pattern: customer.email.slice(customer.email.lastIndexOf('@')),
            })}
          </DropdownMenu.Item>
        </>
      )}
    </>
  );
}
