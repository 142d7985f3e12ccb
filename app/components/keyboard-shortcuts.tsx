// Working without the mouse: single keys for what is done all day, and a page that lists them.

import { Dialog, Kbd } from '@radix-ui/themes';
import { useNavigate } from '@remix-run/react';
import { useEffect, useRef, useState } from 'react';

const helpEvent = 'baton:shortcut-help';

export const openShortcutHelp = () => document.dispatchEvent(new Event(helpEvent));

const keys: readonly (readonly [keys: readonly string[], does: string])[] = [
  [['j'], 'Next conversation'],
  [['k'], 'Previous conversation'],
  [['o', 'Enter'], 'Open'],
  [['u'], 'Back to the list'],
  [['r'], 'Reply'],
  [['e'], 'Resolve'],
  [['a', 'm'], 'Assign, take it'],
  [['s'], 'Snooze'],
  [['l'], 'Tags'],
  [['.'], 'More: priority, team, merge, block'],
  [['b'], 'Hand back to the bot'],
  [['z'], 'Take back what was just sent'],
  [['Ctrl + Enter'], 'Send'],
  [['Ctrl + Shift + Enter'], 'Send and resolve'],
  [['w'], 'This was wrong'],
  [['/'], 'Search'],
  [['g i', 'g f', 'g s'], 'Go to the inbox, figures, sandbox'],
  [['?'], 'This list'],
];

/** A second key counts only this soon after `g`. */
const chordMs = 1_000;
/** No `g` was pressed. Not 0: that is the moment when the page was opened, and a key in its first second is no second key. */
const never = Number.NEGATIVE_INFINITY;

type Props = Readonly<{ seesFigures: boolean; sandbox: boolean }>;

export function KeyboardShortcuts({ seesFigures, sandbox }: Props) {
  const [open, setOpen] = useState(false);
  const navigate = useNavigate();
  const goAt = useRef(never);

  useEffect(() => {
    const help = () => setOpen(true);
    const go = (key: string) => {
      if (key === 'i') navigate('/inbox');
      if (key === 'f' && seesFigures) navigate('/figures');
      if (key === 's' && sandbox) navigate('/sandbox');
    };
    const onKey = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented || isBusy(event.target))
        return;
      if (event.timeStamp - goAt.current < chordMs) {
        goAt.current = never;
        return go(event.key);
      }
      if (event.key === 'g') goAt.current = event.timeStamp;
      else if (event.key === '?') setOpen(true);
      else if (act(event.key)) event.preventDefault();
    };
    document.addEventListener('keydown', onKey);
    document.addEventListener(helpEvent, help);
    return () => {
      document.removeEventListener('keydown', onKey);
      document.removeEventListener(helpEvent, help);
    };
  }, [navigate, seesFigures, sandbox]);

  return (
    <Dialog.Root open={open} onOpenChange={setOpen}>
      <Dialog.Content maxWidth="440px" aria-describedby={undefined}>
        <Dialog.Title size="4">Keyboard</Dialog.Title>
        <dl className="key-list">
          {keys.map(([names, does]) => (
            <div key={does}>
              <dt>{does}</dt>
              <dd>
                {names.map((name) => (
                  <Kbd key={name}>{name}</Kbd>
                ))}
              </dd>
            </div>
          ))}
        </dl>
      </Dialog.Content>
    </Dialog.Root>
  );
}

/** Somebody types, or a menu or dialog has the keys. */
function isBusy(target: EventTarget | null): boolean {
  const element = target instanceof HTMLElement ? target : null;
  return Boolean(
    element?.closest('input, textarea, select, [contenteditable], [role="dialog"], [role="menu"]') ||
      document.querySelector('[role="dialog"], [role="menu"]'),
  );
}

/** True where the key meant something here. */
function act(key: string): boolean {
  switch (key) {
    case 'j':
      return step(1);
    case 'k':
      return step(-1);
    case 'o':
      return press(document.activeElement?.closest<HTMLElement>('[data-conversation]') ?? null);
    case 'u':
      return press(document.querySelector<HTMLElement>('[data-key="u"]'));
    case 'e':
      return press(document.querySelector<HTMLElement>('[data-key="e"]'));
    case 'a':
      return openMenu(document.querySelector<HTMLElement>('[data-key="a"]'));
    case 's':
      return openMenu(document.querySelector<HTMLElement>('[data-key="s"]'));
    case 'l':
      return press(document.querySelector<HTMLElement>('[data-key="l"]'));
    case '.':
      return openMenu(document.querySelector<HTMLElement>('[data-key="."]'));
    case 'm':
      return press(document.querySelector<HTMLElement>('[data-key="m"]'));
    case 'w':
      return press(visible('[data-key="w"]'));
    case 'b':
      return press(document.querySelector<HTMLElement>('[data-key="b"]'));
    case 'z':
      return press(document.querySelector<HTMLElement>('[data-key="z"]'));
    case 'r':
      return focus(document.querySelector<HTMLElement>('[data-key="r"]'));
    case '/':
      return focus(document.querySelector<HTMLElement>('[data-key="/"]'));
    default:
      return false;
  }
}

/** With a conversation open, opens its neighbour; else moves along the list. */
function step(by: 1 | -1): boolean {
  const items = [...document.querySelectorAll<HTMLElement>('[data-conversation]')];
  const opened = items.findIndex((item) => item.getAttribute('aria-current') === 'page');
  const focused = items.indexOf(document.activeElement as HTMLElement);
  const from = focused >= 0 ? focused : opened;
  const target = items[from < 0 ? 0 : from + by];
  if (!target) return false;
  const reading = document.querySelector('[data-conversation-page]') !== null;
  return reading ? focus(target) && press(target) : focus(target);
}

/** The brief stands beside the thread or above it, as the screen has room: one of them is hidden. */
function visible(selector: string): HTMLElement | null {
  const found = [...document.querySelectorAll<HTMLElement>(selector)];
  return found.find((element) => element.checkVisibility()) ?? null;
}

function press(element: HTMLElement | null): boolean {
  element?.click();
  return element !== null;
}

/** A menu opens where its button is pressed with a pointer or with this key. */
function openMenu(button: HTMLElement | null): boolean {
  button?.focus();
  button?.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true }));
  return button !== null;
}

function focus(element: HTMLElement | null): boolean {
  element?.focus();
  return element !== null;
}
