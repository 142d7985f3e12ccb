// In which language to answer: the mail's own, or where it is too short to tell, the one that was spoken before.

import type { Situation } from './types.ts';

/** "10-5000" and "ok" are in no language. */
const sure = 0.5;

export function languageOf({
  understanding,
  conversation,
}: Pick<Situation, 'understanding' | 'conversation'>): string {
  const { language, languageConfidence } = understanding;
  const untold = language === 'und' || languageConfidence < sure;
  return untold ? (conversation.language ?? language) : language;
}
