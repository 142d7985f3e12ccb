// What a team's model must not forget: lines of the corpus that are read along while a team's cases are learnt.

import { background } from '../understand/model.ts';
import type { Corpus } from './corpus.ts';
import { dice, filled } from './expand.ts';

export type Line = Readonly<{ subject?: string; text: string }>;
/** Read along while learning (rehearsal: Robins 1995), and asked afterwards. */
export type Rehearsal = Readonly<{ learnt: readonly Line[]; asked: readonly Line[] }>;

/** Of each: sentences and mails. They cost a second of training, most of it for the mails. */
const mostSentences = 320;
const mostMails = 160;

/** Every so many lines of the corpus, so that all intents, languages and kinds are there; the same ones each time. */
export function rehearsalOf({ sentences, mails }: Corpus): Rehearsal {
  const roll = dice(20_26);
  const wishes = sentences.filter(({ label }) => label !== background);
  const lines: Line[] = [
    ...spread(wishes, mostSentences).map(({ text, language }) => ({ text: filled(text, language, roll) })),
    ...spread(mails, mostMails).map(({ subject, text, language }) => ({
      subject: filled(subject, language, roll),
      text: filled(text, language, roll),
    })),
  ];
  return { learnt: lines.filter((_, at) => at % 2 === 0), asked: lines.filter((_, at) => at % 2 === 1) };
}

function spread<Each>(all: readonly Each[], most: number): Each[] {
  const step = Math.max(1, all.length / most);
  return Array.from({ length: Math.min(most, all.length) }, (_, i) => all[Math.floor(i * step)]).filter(
    (each) => each !== undefined,
  );
}
