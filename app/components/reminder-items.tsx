// In the menu of snoozing: until the customer writes, and a follow-up in case they do not.

import { DropdownMenu } from '@radix-ui/themes';
import { useFetcher } from '@remix-run/react';

import type { ReminderView } from '../view/reminder-view.ts';
import { toSay } from '../words/say.ts';
import { useSay } from './say.tsx';
import { Moment } from './time.tsx';

const followUps = [
  { days: 1, label: toSay('Tomorrow, if nobody answers') },
  { days: 3, label: toSay('In 3 days, if nobody answers') },
  { days: 7, label: toSay('In a week, if nobody answers') },
];
const morning = 9;

export const reminderKey = (conversationId: number) => `reminder ${conversationId}`;

export function ReminderItems({ conversationId }: { conversationId: number }) {
  const say = useSay();
  const fetcher = useFetcher({ key: reminderKey(conversationId) });
  const set = (fields: Record<string, string>) =>
    fetcher.submit(fields, { method: 'post', action: `/conversations/${conversationId}/reminder` });
  return (
    <>
      <DropdownMenu.Item onSelect={() => set({ kind: 'reply' })}>
        {say('Until the customer writes')}
      </DropdownMenu.Item>
      <DropdownMenu.Separator />
      <DropdownMenu.Label>{say('Follow up')}</DropdownMenu.Label>
      {followUps.map(({ days, label }) => (
        <DropdownMenu.Item
          key={days}
          onSelect={() => set({ kind: 'follow_up', until: inDays(days).toISOString() })}
        >
          {say(label)}
        </DropdownMenu.Item>
      ))}
    </>
  );
}

/** In the agent's own zone: tomorrow is their tomorrow at nine. */
function inDays(days: number): Date {
  const date = new Date();
  date.setDate(date.getDate() + days);
  date.setHours(morning, 0, 0, 0);
  return date;
}

/** Above the conversation: what it waits for, or why it is back. */
export function ReminderWord({ reminder }: { reminder: ReminderView | null }) {
  const say = useSay();
  if (!reminder) return null;
  const { kind, dueAt, cameBack } = reminder;
  if (cameBack === 'no_answer')
    return <span className="returned-word">{say('Back: nobody has answered')}</span>;
  if (cameBack === 'time') return <span className="returned-word">{say('Back: its time has come')}</span>;
  if (cameBack === 'customer')
    return <span className="returned-word">{say('Back: the customer has written')}</span>;
  if (kind === 'reply') return <span>{say('until the customer writes')}</span>;
  if (kind === 'until' || dueAt === null) return null;
  return (
    <span>
      {say('follow-up')} <Moment at={dueAt} />
    </span>
  );
}
