// What is typed after the palette was called and before it is there, on a slow line: it is no command to the page behind and no
// word of the answer in it, but what the palette's field begins with. There is one palette in a window.

let text: string | null = null;
const listeners = new Set<() => void>();

function set(next: string | null): void {
  text = next;
  for (const listener of listeners) listener();
}

/** From now on. `onEscape`: somebody does not want the palette any more. */
export function collectTyped(onEscape: () => void): void {
  const onKey = (event: KeyboardEvent) => {
    if (text === null) return window.removeEventListener('keydown', onKey, true);
    // Called once more, it is not wanted; the browser's own commands are nobody else's business.
    if (event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    const letters = [...text];
    if (event.key === 'Escape') onEscape();
    else if (event.key === 'Backspace') set(letters.slice(0, -1).join(''));
    else if ([...event.key].length === 1) set(text + event.key);
  };
  if (text === null) window.addEventListener('keydown', onKey, true);
  set('');
}

/** Ends it: the field has the focus, and hears what follows itself. */
export function takeTyped(): string {
  const typed = text ?? '';
  set(null);
  return typed;
}

/** For `useSyncExternalStore`. */
export const typedSoFar = () => text ?? '';
export function watchTyped(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
