// The one register of keys: what each does, in words and in deed. The help page and the palette read it, the listener acts by it.

import { toSay } from '../words/say.ts';

export type KeyGroup = 'list' | 'conversation' | 'several' | 'everywhere';

/** Who has the page that a key leads to. */
export type For = 'everybody' | 'managers' | 'sandbox';

export type Key = Readonly<{
  /** As `KeyboardEvent.key` tells it; "g i": one after the other. */
  keys: readonly string[];
  does: string;
  group: KeyGroup;
  for?: For;
  /** Where it leads. */
  to?: string;
  /** True where it meant something here; absent: the place where it works hears it itself. */
  act?: () => boolean;
}>;

export const groupLabels: Readonly<Record<KeyGroup, string>> = {
  list: toSay('In the list'),
  conversation: toSay('With the conversation'),
  several: toSay('With several'),
  everywhere: toSay('Everywhere'),
};

export const register: readonly Key[] = [
  { keys: ['j'], does: toSay('Next conversation'), group: 'list', act: () => step(1) },
  { keys: ['k'], does: toSay('Previous conversation'), group: 'list', act: () => step(-1) },
  { keys: ['o', 'Enter'], does: toSay('Open|action'), group: 'list', act: () => press(focusedItem()) },
  { keys: ['u'], does: toSay('Back to the list'), group: 'list', act: () => press(wayBack()) },
  { keys: ['f'], does: toSay('Filter'), group: 'list', act: () => press(find('f')) },
  { keys: ['/'], does: toSay('Search'), group: 'list', act: () => focus(find('/')) },
  {
    keys: ['r'],
    does: toSay('Reply'),
    group: 'conversation',
    act: () => press(find('tab-reply')) || focus(find('r')),
  },
  {
    keys: ['n'],
    does: toSay('Note for the team'),
    group: 'conversation',
    act: () => press(find('tab-note')),
  },
  { keys: ['e'], does: toSay('Resolve'), group: 'conversation', act: () => press(find('e')) },
  { keys: ['a'], does: toSay('Assign'), group: 'conversation', act: () => openMenu(find('a')) },
  { keys: ['m'], does: toSay('Take it'), group: 'conversation', act: () => press(find('m')) },
  { keys: ['s'], does: toSay('Snooze'), group: 'conversation', act: () => openMenu(find('s')) },
  { keys: ['l'], does: toSay('Tags'), group: 'conversation', act: () => press(find('l')) },
  {
    keys: ['U'],
    does: toSay('Mark as unread'),
    group: 'conversation',
    act: () => press(find('U')),
  },
  {
    keys: ['.'],
    does: toSay('More: priority, team, merge, block'),
    group: 'conversation',
    act: () => openMenu(find('.')),
  },
  {
    keys: ['A'],
    does: toSay('Show all mails, unfolded'),
    group: 'conversation',
    act: () => press(find('A')),
  },
  { keys: ['b'], does: toSay('Hand back to the bot'), group: 'conversation', act: () => press(find('b')) },
  {
    keys: ['w'],
    does: toSay('This was wrong'),
    group: 'conversation',
    act: () => focus(find('w')) && press(find('w')),
  },
  { keys: ['Ctrl + Enter'], does: toSay('Send'), group: 'conversation' },
  { keys: ['Ctrl + Shift + Enter'], does: toSay('Send and resolve'), group: 'conversation' },
  { keys: ['x'], does: toSay('Choose, for several at once'), group: 'several', act: () => choose(false) },
  {
    keys: ['X'],
    does: toSay('Choose all from the last chosen to here'),
    group: 'several',
    act: () => choose(true),
  },
  { keys: ['*'], does: toSay('Choose all of this list'), group: 'several', act: () => press(find('*')) },
  { keys: ['Escape'], does: toSay('Choose none'), group: 'several', act: () => press(find('Escape')) },
  { keys: ['z'], does: toSay('Undo'), group: 'everywhere', act: () => press(newest('z')) },
  { keys: ['g i'], does: toSay('Go to the inbox'), group: 'everywhere', to: '/inbox' },
  { keys: ['g m'], does: toSay('Go to what is mine'), group: 'everywhere', to: '/inbox?view=mine' },
  { keys: ['g t'], does: toSay('Go to my teams'), group: 'everywhere', to: '/inbox?view=teams' },
  {
    keys: ['g u'],
    does: toSay('Go to what is unassigned'),
    group: 'everywhere',
    to: '/inbox?view=unassigned',
  },
  { keys: ['g e'], does: toSay('Go to every mail'), group: 'everywhere', to: '/ledger' },
  { keys: ['g p'], does: toSay('Go to the playground'), group: 'everywhere', to: '/playground' },
  { keys: ['g f'], does: toSay('Go to the figures'), group: 'everywhere', for: 'managers', to: '/figures' },
  { keys: ['g s'], does: toSay('Go to the sandbox'), group: 'everywhere', for: 'sandbox', to: '/sandbox' },
  { keys: ['Ctrl + K'], does: toSay('All commands'), group: 'everywhere' },
  { keys: ['?'], does: toSay('This list'), group: 'everywhere' },
];

/** With several chosen, keys act on them; else on the conversation that is open. Of the two briefs only one is to be seen. */
function find(key: string): HTMLElement | null {
  const found = [...document.querySelectorAll<HTMLElement>(`[data-key="${key}"]`)].filter(
    (element) => element.closest('[hidden]') !== null || element.checkVisibility(),
  );
  return found.find((element) => element.closest('.bulk-bar')) ?? found[0] ?? null;
}

/** Where list and conversation stand side by side its button is not shown; the key leads back all the same. */
const wayBack = () => document.querySelector<HTMLElement>('[data-key="u"]');

/** What was done last stands in front. */
function newest(key: string): HTMLElement | null {
  const notices = document.querySelectorAll<HTMLElement>(
    `[data-sonner-toast][data-front="true"] [data-key="${key}"], [data-sonner-toast] [data-key="${key}"]`,
  );
  return notices[0] ?? find(key);
}

/** What was found by a search is a link alone; in the list it stands in a row with other things. */
function focusedItem(): HTMLElement | null {
  const focused = document.activeElement;
  const row = focused?.closest('.list-row');
  return (row ? row.querySelector('[data-conversation]') : focused?.closest('[data-conversation]')) ?? null;
}

/** With a conversation open, opens its neighbour; else moves along the list. */
function step(by: 1 | -1): boolean {
  const items = [...document.querySelectorAll<HTMLElement>('[data-conversation]')];
  const opened = items.findIndex((item) => item.getAttribute('aria-current') === 'page');
  const here = focusedItem();
  const focused = here ? items.indexOf(here) : -1;
  const from = focused >= 0 ? focused : opened;
  const target = items[from < 0 ? 0 : from + by];
  if (!target) return false;
  const reading = document.querySelector('[data-conversation-page]') !== null;
  return reading ? focus(target) && press(target) : focus(target);
}

/** The row that has the focus, else the one that is open. */
function choose(range: boolean): boolean {
  const item = focusedItem() ?? document.querySelector('[data-conversation][aria-current="page"]');
  const box = item?.closest('.list-row')?.querySelector<HTMLElement>('[data-select]') ?? null;
  box?.dispatchEvent(new MouseEvent('click', { bubbles: true, cancelable: true, shiftKey: range }));
  return box !== null;
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
