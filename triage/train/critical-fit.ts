// What the score of a critical sentence means: by Platt's method on lines and mails that the model had not seen.

import { criticalScore } from '../understand/critical.ts';
import type { Model, Platt } from '../understand/model.ts';
import { read } from '../understand/reading.ts';
import { isCalm } from './asides.ts';
import type { CorpusAside, CorpusMail } from './corpus.ts';
import { dice, filled } from './expand.ts';
import { platt } from './heads-fit.ts';

export type AsidesSeenBy = Readonly<{
  model: Model;
  asides: readonly CorpusAside[];
  mails: readonly CorpusMail[];
}>;

/** How loud each calm mail is, by its language. */
function loudnessOf(model: Model, mails: readonly CorpusMail[]): Map<string, number[]> {
  const found = new Map<string, number[]>();
  for (const mail of mails) {
    if (!isCalm(mail) || mail.tags.includes('negative')) continue;
    const score = criticalScore(read(model, mail.subject, mail.text));
    const own = found.get(mail.language) ?? [];
    if (score !== null) found.set(mail.language, [...own, score]);
  }
  return found;
}

/**
 * As asides stand in mails: each unseen one beside an unseen calm mail, where the loudest sentence speaks. About every
 * second aside of the corpus is critical, so 0.5 says that it was so in every second mail that sounded like this one.
 */
export function fitCritical(cases: readonly AsidesSeenBy[]): Platt {
  const scores: number[] = [];
  const truth: boolean[] = [];
  const roll = dice(77);
  for (const { model, asides, mails } of cases) {
    const loudness = loudnessOf(model, mails);
    for (const [i, { text, language, critical }] of asides.entries()) {
      const aside = criticalScore(read(model, '', filled(text, language, roll)));
      if (aside === null) continue;
      const beside = loudness.get(language) ?? [];
      scores.push(Math.max(aside, beside[i % beside.length] ?? aside));
      truth.push(critical);
    }
  }
  return platt(scores, truth);
}
