// Whoever is led on to another conversation, or back to the list, has the focus there, and not nowhere.

import { useEffect } from 'react';

import { focusInList } from './focus-in-list.ts';

/** In the mails themselves: there the arrows scroll. */
export function focusInMails(): void {
  document.querySelector<HTMLElement>('.conversation-scroll')?.focus({ preventScroll: true });
}

/** What had the focus is gone or disabled: that the browser finds out when it draws the next time. */
const drawnMs = 50;

const isNowhere = () => document.activeElement === document.body;

export function useFocusHere(): void {
  useEffect(() => {
    // A page that is only just loaded begins at its beginning.
    const led = 'alive' in document.documentElement.dataset;
    const timer = setTimeout(() => {
      if (led && isNowhere()) focusInMails();
    }, drawnMs);
    return () => {
      clearTimeout(timer);
      setTimeout(() => {
        if (isNowhere() && !document.querySelector('.conversation-scroll')) focusInList();
      }, drawnMs);
    };
  }, []);
}
