// What the page's fetching has to know of the page: its language, where somebody is going, and whether a failure was read.

import { useNavigation } from '@remix-run/react';
import { useEffect } from 'react';

import { type Say, sayEnglish } from '../words/say.ts';
import { useSay } from './say.tsx';
import { showNotice } from './say-notice.ts';

/** There is one page in a browser's window. */
const page: { say: Say; goingTo: string | null } = { say: sayEnglish, goingTo: null };

export function FetchWatch() {
  const say = useSay();
  const goingTo = useNavigation().location?.pathname ?? null;
  useEffect(() => {
    page.say = say;
    page.goingTo = goingTo;
  }, [say, goingTo]);
  return null;
}

export const isGoingTo = (pathname: string): boolean => page.goingTo === pathname;

/** A form has this long to show what it was answered. Milliseconds. */
const drawnMs = 400;

/** Most forms tell of a failure beside themselves; where none does, the place for notices tells. */
export function tellFailure(english: string): string {
  const words = page.say(english);
  setTimeout(() => {
    const told = [...document.querySelectorAll('[role=alert], [role=status]')];
    if (!told.some(({ textContent }) => textContent?.includes(words))) showNotice(words);
  }, drawnMs);
  return words;
}
