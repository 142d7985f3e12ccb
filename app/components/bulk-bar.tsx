// What can be done with the chosen conversations: below the list, over its last rows, so that the list stays where it is.

import { Button, DropdownMenu, IconButton, Kbd } from '@radix-ui/themes';
import { useFetcher } from '@remix-run/react';
import { Check, ChevronDown, Clock3, Ellipsis, UserRound, X } from 'lucide-react';
import { useEffect, useRef } from 'react';

import type { action } from '../routes/conversations.bulk.ts';
import { toSay } from '../words/say.ts';
import { BulkTags } from './bulk-tags.tsx';
import { keepFocus } from './focus-in-list.ts';
import type { Selection } from './list-selection.ts';
import { forgetRead } from './read-store.ts';
import { useSay } from './say.tsx';
import { showNotice } from './say-notice.ts';
import { SnoozeTimes } from './snooze-times.tsx';
import { useChoices } from './use-choices.ts';

export type BulkAct = Readonly<Record<string, string>> & Readonly<{ act: string }>;

export function BulkBar({ selection, query }: { selection: Selection; query: string }) {
  const { ids, whole, more, chooseWhole, clear } = selection;
  const say = useSay();
  const { choices, ask } = useChoices();
  const { busy, run } = useBulk(selection, query);
  const some = ids.size > 0;
  useEffect(() => {
    if (!some) return;
    ask();
    // Gone with what had the focus.
    return () => keepFocus();
  }, [some, ask]);
  if (!some) return null;
  const count = whole ? say('All of this list') : say.count(ids.size, '{count} chosen', '{count} chosen');
  return (
    <div className="bulk-bar" role="toolbar" aria-label={say('With the chosen conversations')}>
      <p className="bulk-count">
        <span role="status">{count}</span>
        {more ? (
          <button type="button" className="text-button" onClick={chooseWhole} data-key="*">
            {more === 'whole' ? say('Choose all of this list') : say('Choose all that are shown')}
          </button>
        ) : null}
        <IconButton
          variant="ghost"
          color="gray"
          size="1"
          aria-label={say('Choose none')}
          title={say('Choose none')}
          onClick={clear}
          data-key="Escape"
        >
          <X size={16} aria-hidden />
        </IconButton>
      </p>
      <button type="button" hidden data-key="U" onClick={() => run({ act: 'unread' })}>
        {say('Mark as unread')}
      </button>
      <div className="bulk-acts">
        <Button size="1" variant="soft" disabled={busy} onClick={() => run({ act: 'resolve' })} data-key="e">
          <Check size={14} aria-hidden /> {busy ? say('Working …') : say('Resolve')}
          <Kbd aria-hidden className="key-hint">
            e
          </Kbd>
        </Button>
        <DropdownMenu.Root>
          <DropdownMenu.Trigger>
            <Button size="1" variant="soft" color="gray" disabled={busy} data-key="a">
              <UserRound size={14} aria-hidden /> {say('Assign')} <ChevronDown size={12} aria-hidden />
            </Button>
          </DropdownMenu.Trigger>
          <DropdownMenu.Content size="2">
            {(choices?.agents ?? []).map(({ value, label, isMe }) => (
              <DropdownMenu.Item
                key={value}
                onSelect={() => run({ act: 'assign', assignee: value })}
                shortcut={isMe ? 'm' : undefined}
              >
                {isMe ? say('{name} (me)', { name: label }) : label}
              </DropdownMenu.Item>
            ))}
            <DropdownMenu.Separator />
            <DropdownMenu.Item onSelect={() => run({ act: 'assign', assignee: '' })}>
              {say('Nobody')}
            </DropdownMenu.Item>
          </DropdownMenu.Content>
        </DropdownMenu.Root>
        <SnoozeTimes
          button={
            <Button size="1" variant="soft" color="gray" disabled={busy} data-key="s">
              <Clock3 size={14} aria-hidden /> {say('Snooze')} <ChevronDown size={12} aria-hidden />
            </Button>
          }
          label={say('When they come back, by your clock')}
          choose={(until) => run({ act: 'snooze', until: until.toISOString() })}
        />
        <BulkTags tags={choices?.tags ?? []} busy={busy} run={run} />
        <DropdownMenu.Root>
          <DropdownMenu.Trigger>
            <Button size="1" variant="soft" color="gray" disabled={busy} data-key=".">
              <Ellipsis size={14} aria-hidden /> {say('More')}
            </Button>
          </DropdownMenu.Trigger>
          <DropdownMenu.Content size="2">
            <DropdownMenu.Sub>
              <DropdownMenu.SubTrigger>{say('Team')}</DropdownMenu.SubTrigger>
              <DropdownMenu.SubContent>
                {(choices?.teams ?? []).map(({ value, label }) => (
                  <DropdownMenu.Item key={value} onSelect={() => run({ act: 'team', team: value })}>
                    {label}
                  </DropdownMenu.Item>
                ))}
              </DropdownMenu.SubContent>
            </DropdownMenu.Sub>
            <DropdownMenu.Sub>
              <DropdownMenu.SubTrigger>{say('Priority')}</DropdownMenu.SubTrigger>
              <DropdownMenu.SubContent>
                {priorityWords.map(([priority, label]) => (
                  <DropdownMenu.Item key={priority} onSelect={() => run({ act: 'priority', priority })}>
                    {say(label)}
                  </DropdownMenu.Item>
                ))}
              </DropdownMenu.SubContent>
            </DropdownMenu.Sub>
            <DropdownMenu.Item onSelect={() => run({ act: 'read' })}>{say('Mark as read')}</DropdownMenu.Item>
            <DropdownMenu.Item onSelect={() => run({ act: 'unread' })} shortcut="U">
              {say('Mark as unread')}
            </DropdownMenu.Item>
            <DropdownMenu.Separator />
            <DropdownMenu.Item onSelect={() => run({ act: 'reopen' })}>{say('Reopen')}</DropdownMenu.Item>
            <DropdownMenu.Item onSelect={() => run({ act: 'spam' })}>{say('Mark as spam')}</DropdownMenu.Item>
          </DropdownMenu.Content>
        </DropdownMenu.Root>
      </div>
    </div>
  );
}

const priorityWords = [
  ['urgent', toSay('Urgent')],
  ['high', toSay('High')],
  ['normal', toSay('Normal')],
  ['low', toSay('Low')],
] as const;

function useBulk({ ids, whole, clear }: Selection, query: string) {
  const fetcher = useFetcher<typeof action>();
  const say = useSay();
  const told = useRef<unknown>(null);
  const marked = useRef<number[] | null>([]);
  const answer = fetcher.data;
  useEffect(() => {
    if (!answer || told.current === answer) return;
    told.current = answer;
    const { done, fault } = answer;
    if (!done) {
      showNotice(fault);
      return;
    }
    forgetRead(marked.current);
    marked.current = [];
    clear();
    if (done.capped)
      showNotice(
        say('Done for the first {count}. Repeat it for the rest.', {
          count: new Intl.NumberFormat(say.locale).format(done.found),
        }),
      );
    else if (done.changed === 0) showNotice(say('Nothing to change: they were so already.'));
  }, [answer, clear, say]);
  return {
    busy: fetcher.state !== 'idle',
    run: (what: BulkAct) => {
      if (what.act === 'read' || what.act === 'unread') marked.current = whole ? null : [...ids];
      const chosen: Record<string, string> = whole ? { query } : { ids: [...ids].join(',') };
      fetcher.submit({ ...what, ...chosen }, { method: 'post', action: '/conversations/bulk' });
    },
  };
}
