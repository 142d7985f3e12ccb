// All commands in one place, by their names: where to go, which view, what to do with the open conversation, what to
// say in it, what to search for.

import { useNavigate } from '@remix-run/react';
import { Command } from 'cmdk';
import { type ReactNode, useState } from 'react';

import { inboxViewLabel, inboxViews } from '../view/inbox-views.ts';
import type { Key } from './keys.ts';
import { paletteRank } from './palette-rank.ts';
import { PaletteReplies } from './palette-replies.tsx';
import { useSay } from './say.tsx';
import { takeTyped } from './typed-early.ts';

type Props = Readonly<{
  keys: readonly Key[];
  views: readonly Readonly<{ id: number; name: string }>[];
  onClose: () => void;
  onHelp: () => void;
}>;

export default function Palette({ keys, views, onClose, onHelp }: Props) {
  const say = useSay();
  const navigate = useNavigate();
  const [words, setWords] = useState('');
  const number = /^#?(\d{1,15})$/.exec(words.trim())?.[1];
  const go = (to: string) => {
    onClose();
    navigate(to);
  };
  const run = (act: () => unknown) => {
    onClose();
    // The palette has the focus until it is gone: what is focused before that loses it again.
    setTimeout(act, 50);
  };
  const reading = document.querySelector('[data-conversation-page]') !== null;
  const acts = keys.flatMap((key) =>
    key.act && key.group !== 'list' && (reading || key.group !== 'conversation')
      ? [{ ...key, act: key.act }]
      : [],
  );
  const pages = keys.flatMap((key) => (key.to ? [{ ...key, to: key.to }] : []));
  const names = [
    ...[...acts, ...pages].map(({ does }) => say(does)),
    ...inboxViews.map((view) => say(inboxViewLabel(view))),
    ...views.map(({ name }) => name),
  ];
  // Enter does what is named, and searches for what is not.
  const named = !number && names.some((name) => paletteRank(name, words) > 0);
  const search =
    words.trim() === '' ? null : (
      <Command.Group heading={say('Find')} forceMount>
        {number ? (
          <Item value={`number ${words}`} forced onSelect={() => go(`/inbox/${number}?view=all`)}>
            {say('Open #{id}', { id: number })}
          </Item>
        ) : null}
        <Item
          value={`search ${words}`}
          forced
          onSelect={() => go(`/inbox?${new URLSearchParams({ view: 'all', q: words.trim() })}`)}
        >
          {say('Search for “{words}”', { words: words.trim() })}
        </Item>
      </Command.Group>
    );
  return (
    <Command.Dialog
      open
      onOpenChange={(open) => (open ? undefined : onClose())}
      label={say('All commands')}
      overlayClassName="palette-overlay"
      contentClassName="palette"
      container={document.querySelector<HTMLElement>('.radix-themes') ?? undefined}
      filter={paletteRank}
      loop
    >
      <Command.Input
        value={words}
        onValueChange={setWords}
        onFocus={() => {
          const typed = takeTyped();
          if (typed !== '') setWords((now) => typed + now);
        }}
        placeholder={say('What do you want to do?')}
        maxLength={200}
      />
      <Command.List label={say('All commands')}>
        {named ? null : search}
        <Command.Group heading={say('Do')}>
          {acts.map(({ keys: names, does, act }) => (
            <Item key={does} value={say(does)} shortcut={names[0]} onSelect={() => run(act)}>
              {say(does)}
            </Item>
          ))}
          <Item
            value={say('Keyboard')}
            shortcut="?"
            onSelect={() => {
              onClose();
              onHelp();
            }}
          >
            {say('Keyboard')}
          </Item>
        </Command.Group>
        <Command.Group heading={say('Views')}>
          {inboxViews.map((view) => (
            <Item key={view} value={say(inboxViewLabel(view))} onSelect={() => go(`/inbox?view=${view}`)}>
              {say(inboxViewLabel(view))}
            </Item>
          ))}
          {views.map(({ id, name }) => (
            <Item key={id} value={`${name} ${id}`} onSelect={() => go(`/inbox?saved=${id}`)}>
              <bdi>{name}</bdi>
            </Item>
          ))}
        </Command.Group>
        <Command.Group heading={say('Pages')}>
          {pages.map(({ keys: names, does, to }) => (
            <Item key={to} value={say(does)} shortcut={names[0]} onSelect={() => go(to)}>
              {say(does)}
            </Item>
          ))}
        </Command.Group>
        {named ? search : null}
        <PaletteReplies run={run} />
      </Command.List>
    </Command.Dialog>
  );
}

type ItemProps = Readonly<{
  value: string;
  shortcut?: string | undefined;
  /** Shown whatever is typed. */
  forced?: boolean;
  onSelect: () => void;
  children: ReactNode;
}>;

function Item({ value, shortcut, forced = false, onSelect, children }: ItemProps) {
  return (
    <Command.Item value={value} forceMount={forced} onSelect={onSelect}>
      <span>{children}</span>
      {shortcut ? <kbd>{shortcut}</kbd> : null}
    </Command.Item>
  );
}
