// Leads from what is said of a mail to the very words of it, and lights them up; without them, to the mail.

import { type MouseEvent, type ReactNode, useContext } from 'react';

import type { Light } from '../view/lit-text.ts';
import { DrawerContext } from './details-drawer.tsx';
import { LightContext } from './lit-text.tsx';
import { useSay } from './say.tsx';

type Props = Readonly<{ messageId: number; light: Light | null; children: ReactNode }>;

export function WordsLink({ messageId, light, children }: Props) {
  const say = useSay();
  const { setLight, hold } = useContext(LightContext);
  const { setOpen } = useContext(DrawerContext);
  const go = (event: MouseEvent) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    // A mail from before those on the page is fetched by its address.
    if (goToWords(messageId, light)) event.preventDefault();
    hold(light);
    // It lies over the mail.
    setOpen(false);
  };
  return (
    <a
      href={`#message-${messageId}`}
      className="words-link"
      title={say('Shows the words that this comes from')}
      onClick={go}
      onMouseEnter={() => setLight(light)}
      onMouseLeave={() => setLight(null)}
      onFocus={() => setLight(light)}
      onBlur={() => setLight(null)}
    >
      {children}
    </a>
  );
}

/** False where the mail is not on the page. The focus goes to it: from there a reader goes on. */
function goToWords(messageId: number, light: Light | null): boolean {
  const mail = document.getElementById(`message-${messageId}`);
  if (!mail) return false;
  const folded = mail.closest('details');
  if (folded) folded.open = true;
  mail.tabIndex = -1;
  mail.focus({ preventScroll: true });
  // A mail that is shown as it was sent has its words in a frame, where none can be marked.
  const words = light ? mail.querySelector(`mark[data-lights~="${light}"]`) : null;
  (words ?? mail).scrollIntoView({ block: words ? 'center' : 'start' });
  return true;
}
