// Brings the words of the agent's language to every component.

import { createContext, type ReactNode, useContext, useMemo } from 'react';

import { type Catalogue, type Language, makeSay, type Say, sayEnglish } from '../words/say.ts';

const SayContext = createContext<Say>(sayEnglish);

export function SayProvider({
  language,
  catalogue,
  children,
}: {
  language: Language;
  catalogue: Catalogue;
  children: ReactNode;
}) {
  const say = useMemo(() => makeSay(language, catalogue), [language, catalogue]);
  return <SayContext.Provider value={say}>{children}</SayContext.Provider>;
}

export const useSay = (): Say => useContext(SayContext);
