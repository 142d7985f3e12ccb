// Where the focus goes when a dialog is closed: back to what opened it, also where that was a key or a menu's item.

import { useEffect, useRef, useState } from 'react';

/** What has the focus now; of a menu, which is gone by the time it is wanted again, its button. */
export function focusedPlace(): HTMLElement | null {
  if (typeof document === 'undefined' || !(document.activeElement instanceof HTMLElement)) return null;
  const menu = document.activeElement.closest('[role="menu"]');
  const button = menu ? document.getElementById(menu.getAttribute('aria-labelledby') ?? '') : null;
  return button ?? document.activeElement;
}

/** For `onCloseAutoFocus`: of itself a dialog knows only a trigger inside it. */
export function useFocusBack(open = true): (event: Event) => void {
  const [kept, keep] = useState(() => ({ open, place: open ? focusedPlace() : null }));
  if (kept.open !== open) keep({ open, place: open ? focusedPlace() : kept.place });
  return (event) => {
    event.preventDefault();
    kept.place?.focus();
  };
}

/** For what gives the focus back to nobody: once it is closed, and only where nothing else has taken it. */
export function useFocusAfter(open: boolean): void {
  const [kept, keep] = useState<{ open: boolean; place: HTMLElement | null }>({ open: false, place: null });
  if (kept.open !== open) keep({ open, place: open ? focusedPlace() : kept.place });
  const opened = useRef(false);
  useEffect(() => {
    const closes = opened.current && !open;
    opened.current = open;
    if (!closes) return;
    const timer = setTimeout(() => {
      if (document.activeElement === document.body) kept.place?.focus();
    });
    return () => clearTimeout(timer);
  }, [open, kept]);
}
