// Whose a conversation is and until when it may wait: two menus above it.

import { Button, DropdownMenu } from '@radix-ui/themes';
import { useFetcher } from '@remix-run/react';
import { ChevronDown, Clock3, UserRound } from 'lucide-react';

import type { ConversationView } from '../view/conversation-view.ts';
import { ActFault } from './act-fault.tsx';
import { ReminderItems, reminderKey } from './reminder-items.tsx';
import { useSay } from './say.tsx';
import { SnoozeTimes } from './snooze-times.tsx';

export function AssignMenu({ view }: { view: ConversationView }) {
  const say = useSay();
  const fetcher = useFetcher();
  const assign = (assignee: string) => fetcher.submit({ intent: 'assign', assignee }, { method: 'post' });
  return (
    <>
      <DropdownMenu.Root>
        <DropdownMenu.Trigger>
          <Button
            variant="ghost"
            color="gray"
            disabled={fetcher.state !== 'idle'}
            data-key="a"
            title={view.assignee ? say('Assigned to {name}', { name: view.assignee }) : say('Assign')}
          >
            <UserRound size={16} aria-hidden />
            <span className="menu-words">{view.assignee ?? say('Assign')}</span>
            <ChevronDown size={14} aria-hidden />
          </Button>
        </DropdownMenu.Trigger>
        <DropdownMenu.Content size="2">
          {view.agents.map(({ id, name, isMe }) => (
            <DropdownMenu.CheckboxItem
              key={id}
              checked={view.assigneeId === id}
              onCheckedChange={() => assign(String(id))}
              shortcut={isMe ? 'm' : undefined}
            >
              {isMe ? say('{name} (me)', { name }) : name}
            </DropdownMenu.CheckboxItem>
          ))}
          <DropdownMenu.Separator />
          <DropdownMenu.Item disabled={view.assigneeId === null} onSelect={() => assign('')}>
            {say('Nobody')}
          </DropdownMenu.Item>
        </DropdownMenu.Content>
      </DropdownMenu.Root>
      <ActFault fetcher={fetcher} inHead />
    </>
  );
}

/** For the key alone: one press, and it is mine. */
export function TakeKey({ view }: { view: ConversationView }) {
  const fetcher = useFetcher();
  const say = useSay();
  const me = view.agents.find((agent) => agent.isMe);
  if (!me) return null;
  return (
    <>
      <fetcher.Form method="post" hidden>
        <input type="hidden" name="intent" value="assign" />
        <button type="submit" name="assignee" value={me.id} data-key="m" tabIndex={-1}>
          {say('Take this conversation')}
        </button>
      </fetcher.Form>
      <ActFault fetcher={fetcher} inHead />
    </>
  );
}

export function SnoozeMenu({ id }: { id: number }) {
  const say = useSay();
  const fetcher = useFetcher();
  // That of the menu's items, which are gone before it is answered.
  const waiting = useFetcher({ key: reminderKey(id) });
  const snooze = (until: Date) =>
    fetcher.submit({ intent: 'snooze', until: until.toISOString() }, { method: 'post' });
  return (
    <>
      <SnoozeTimes
        button={
          <Button
            variant="ghost"
            color="gray"
            disabled={fetcher.state !== 'idle'}
            data-key="s"
            aria-label={say('Snooze')}
          >
            <Clock3 size={16} aria-hidden />
            <span className="menu-words">{say('Snooze')}</span>
            <ChevronDown size={14} aria-hidden />
          </Button>
        }
        label={say('When it comes back, by your clock')}
        choose={snooze}
      >
        <ReminderItems conversationId={id} />
        <DropdownMenu.Separator />
        <DropdownMenu.Label>{say('It comes back at once when the customer writes')}</DropdownMenu.Label>
      </SnoozeTimes>
      <ActFault fetcher={fetcher} inHead />
      <ActFault fetcher={waiting} inHead />
    </>
  );
}
