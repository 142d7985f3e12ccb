// The words of the page come once, with its first picture, for they are many. Who signs in with another language, or chooses one
// on another page or in another window, gets them anew: else half of a page would be in one language and half in the other.

import { useRevalidator } from '@remix-run/react';
import { useEffect } from 'react';

import type { Language } from '../words/say.ts';
import { useSay } from './say.tsx';

let isOther = false;

/** Asked where it is decided what the page fetches again. */
export const wantsWords = (): boolean => isOther;

/** `language`: in which the page's data has just come. */
export function useFreshWords(language: Language): void {
  const { revalidate } = useRevalidator();
  const shown = useSay().language;
  useEffect(() => {
    isOther = language !== shown;
    if (isOther) revalidate();
  }, [language, shown, revalidate]);
}
