// Working without the mouse: single keys for what is done all day, a palette of all commands, and a page that lists the keys.

import { Dialog, Kbd } from '@radix-ui/themes';
import { useNavigate } from '@remix-run/react';
import { lazy, Suspense, useEffect, useMemo, useRef, useState } from 'react';

import { type For, groupLabels, type Key, type KeyGroup, register } from './keys.ts';
import { PaletteComing } from './palette-coming.tsx';
import { fetchPart } from './patient-fetch.ts';
import { useSay } from './say.tsx';
import { collectTyped, takeTyped } from './typed-early.ts';
import { useFocusAfter, useFocusBack } from './use-focus-back.ts';

const helpEvent = 'baton:shortcut-help';

export const openShortcutHelp = () => document.dispatchEvent(new Event(helpEvent));

/** A second key counts only this soon after `g`. */
const chordMs = 1_000;
/** No `g` was pressed. Not 0: that is the moment when the page was opened, and a key in its first second is no second key. */
const never = Number.NEGATIVE_INFINITY;

/** A letter so soon after one that went into a field is of the same word, wherever the field has gone. Milliseconds. */
const wordMs = 500;
/** Whoever sends or leaves a field by a key has ended the word. */
const ends = ['Enter', 'Escape', 'Tab'];

/** Fetched when it is opened first: most never do. */
const Palette = lazy(() => fetchPart(() => import('./palette.tsx')));

type Props = Readonly<{
  seesFigures: boolean;
  sandbox: boolean;
  views: readonly Readonly<{ id: number; name: string }>[];
}>;

export function KeyboardShortcuts({ seesFigures, sandbox, views }: Props) {
  const [help, setHelp] = useState(false);
  const [palette, setPalette] = useState(false);
  useFocusAfter(palette);
  const navigate = useNavigate();
  const keys = useMemo(() => {
    const open: Record<For, boolean> = { everybody: true, managers: seesFigures, sandbox };
    return register.filter((key) => open[key.for ?? 'everybody']);
  }, [seesFigures, sandbox]);
  useKeys(keys, {
    go: navigate,
    showHelp: () => setHelp(true),
    turnPalette: () => (palette ? closePalette() : openPalette()),
  });
  const closePalette = () => {
    takeTyped();
    setPalette(false);
  };
  const openPalette = () => {
    collectTyped(closePalette);
    setPalette(true);
  };
  useEffect(() => {
    const show = () => setHelp(true);
    document.addEventListener(helpEvent, show);
    return () => document.removeEventListener(helpEvent, show);
  }, []);
  return (
    <>
      <KeyHelp keys={keys} open={help} onOpenChange={setHelp} />
      {palette ? (
        <Suspense fallback={<PaletteComing onClose={closePalette} />}>
          <Palette keys={keys} views={views} onClose={closePalette} onHelp={() => setHelp(true)} />
        </Suspense>
      ) : null}
    </>
  );
}

type Deeds = Readonly<{ go: (to: string) => void; showHelp: () => void; turnPalette: () => void }>;

function useKeys(keys: readonly Key[], deeds: Deeds): void {
  const latest = useRef({ keys, deeds });
  latest.current = { keys, deeds };
  useEffect(() => {
    let goAt = never;
    let typedAt = never;
    const find = (pressed: string) => latest.current.keys.find((key) => key.keys.includes(pressed));
    const onKey = (event: KeyboardEvent) => {
      const { deeds } = latest.current;
      const letter = [...event.key].length === 1 && !event.ctrlKey && !event.metaKey;
      if (letter && (isTyped(event.target) || event.timeStamp - typedAt < wordMs)) {
        typedAt = event.timeStamp;
        return;
      }
      if (ends.includes(event.key)) typedAt = never;
      if ((event.ctrlKey || event.metaKey) && !event.altKey && event.key.toLowerCase() === 'k') {
        event.preventDefault();
        return deeds.turnPalette();
      }
      if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented || isBusy(event.target))
        return;
      if (event.timeStamp - goAt < chordMs) {
        goAt = never;
        const to = find(`g ${event.key}`)?.to;
        return to === undefined ? undefined : deeds.go(to);
      }
      if (event.key === 'g') goAt = event.timeStamp;
      else if (event.key === '?') deeds.showHelp();
      // A link or button that has the focus opens by Enter itself.
      else if (event.key !== 'Enter' && find(event.key)?.act?.()) event.preventDefault();
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, []);
}

const fields = 'input:not([type="checkbox"]), textarea, select, [contenteditable]';

const isTyped = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && target.closest(fields) !== null;

/** Somebody types, or a menu or dialog has the keys. */
const isBusy = (target: EventTarget | null): boolean =>
  isTyped(target) || document.querySelector('[role="dialog"], [role="menu"]') !== null;

const groups = Object.keys(groupLabels) as KeyGroup[];

function KeyHelp({
  keys,
  open,
  onOpenChange,
}: {
  keys: readonly Key[];
  open: boolean;
  onOpenChange: (open: boolean) => void;
}) {
  const say = useSay();
  const onCloseAutoFocus = useFocusBack(open);
  return (
    <Dialog.Root open={open} onOpenChange={onOpenChange}>
      <Dialog.Content maxWidth="760px" aria-describedby={undefined} onCloseAutoFocus={onCloseAutoFocus}>
        <Dialog.Title size="4">{say('Keyboard')}</Dialog.Title>
        <KeyGroups keys={keys} />
      </Dialog.Content>
    </Dialog.Root>
  );
}

/** A part of its own: it stands on every page, and is drawn only where somebody has opened it. */
function KeyGroups({ keys }: { keys: readonly Key[] }) {
  const say = useSay();
  return (
    <div className="key-groups">
      {groups.map((group) => (
        <section key={group}>
          <h3>{say(groupLabels[group])}</h3>
          <dl className="key-list">
            {keys
              .filter((key) => key.group === group)
              .map(({ keys: names, does }) => (
                <div key={does}>
                  <dt>{say(does)}</dt>
                  <dd>
                    {names.map((name) => (
                      <Kbd key={name}>{name}</Kbd>
                    ))}
                  </dd>
                </div>
              ))}
          </dl>
        </section>
      ))}
    </div>
  );
}
