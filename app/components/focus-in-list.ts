// Where the focus goes when what had it is gone: into the list, so that the next key means something.

/** To this row, else the one that is open, else the first; to the list itself where it is empty. */
export function focusInList(conversation: number | null = null): void {
  const list = document.querySelector<HTMLElement>('.list');
  const wanted = ['[aria-current="page"]', ''].map((which) => `[data-conversation]${which}`);
  if (conversation !== null) wanted.unshift(`[data-conversation="${conversation}"]`);
  const row = wanted
    .map((which) => list?.querySelector<HTMLElement>(which))
    .find((found) => found?.checkVisibility());
  (row ?? list)?.focus();
}

/** For what goes away by being used: only where nothing else has taken the focus. */
export function keepFocus(conversation: number | null = null): void {
  setTimeout(() => {
    if (document.activeElement === document.body) focusInList(conversation);
  });
}
