// Sarcasm in support mail is praise that contradicts the facts: here the praise and the facts are found side by side.

import type { Reading, ReadSentence } from './reading.ts';
import type { Word } from './words.ts';

const praise: ReadonlySet<string> = new Set(
  (
    'great wonderful fantastic brilliant excellent superb marvellous marvelous amazing splendid outstanding lovely perfect terrific ' +
    'impressive congratulations congrats bravo kudos hats applause genius magicians love loved adore enjoyed delighted thrilled ' +
    'overjoyed generous kind thoughtful masterpiece unforgettable efficient efficiency talent record well-done premium world-class ' +
    'five-star first-class compliments admiration glad reassuring comforting champion nice clever thanks thank truly wow ' +
    'toll super großartig wunderbar glückwunsch herzlichen bravo klasse spitze prima danke schön ' +
    'bravo merci magnifique formidable génial félicitations ravi superbe ' +
    'enhorabuena genial estupendo fantástico gracias bravo felicidades maravilloso ' +
    'výborně skvělé gratuluji bravo díky nádhera úžasné děkuji'
  ).split(' '),
);
const failure: ReadonlySet<string> = new Set(
  (
    'late later delay delayed broken broke missing empty wrong nobody nothing never lost ignored ignoring again still pieces weeks ' +
    'without twice fourth fifth third sixth hung hold hours waiting waited leaking leaked cold dead shattered cracked smashed failed ' +
    'apologise apologies sorry missed pond rain dirty cockroach alarm ruined ruining spoiled half no not ' +
    'nichts niemand wochen wieder kaputt falsch leer umsonst ohne warte nie verspätung ' +
    'rien personne semaines encore cassé vide mauvais jamais sans attente percé ' +
    'nada nadie semanas otra roto vacío nunca sin mal tubería ' +
    'nic nikdo týden týdny zase rozbité špatně prázdné bez nikdy trubku'
  ).split(' '),
);
/** Real thanks have a reason in them; with these words praise and a past trouble stand together without irony. */
const sincere: ReadonlySet<string> = new Set(
  'works worked solved sorted helped quickly quick helpful kindly arrived replaced appreciate advance hilfe geholfen aide ayuda pomoc please could looking'.split(
    ' ',
  ),
);

/** What a word is, as bits: one look instead of three. */
const isPraise = 1;
const isFailure = 2;
const isSincere = 4;
const marks = new Map<string, number>();
for (const [list, mark] of [
  [praise, isPraise],
  [failure, isFailure],
  [sincere, isSincere],
] as const)
  for (const word of list) marks.set(word, (marks.get(word) ?? 0) | mark);

function counts(sentence: ReadSentence): { praised: number; failed: number; meant: number } {
  let praised = 0;
  let failed = 0;
  let meant = 0;
  for (const { form } of sentence.words) {
    const mark = marks.get(form) ?? 0;
    if ((mark & isPraise) !== 0) praised++;
    if ((mark & isFailure) !== 0) failed++;
    if ((mark & isSincere) !== 0) meant++;
  }
  return { praised, failed, meant };
}

/** How many words praise and how many speak of failure, and which of them comes first. */
export function praiseAndFailure(
  words: readonly Word[],
): Readonly<{ praised: number; failed: number; first: 'praise' | 'failure' | null }> {
  let praised = 0;
  let failed = 0;
  let first: 'praise' | 'failure' | null = null;
  for (const { form } of words) {
    const mark = marks.get(form) ?? 0;
    if ((mark & isPraise) !== 0) {
      praised++;
      first ??= 'praise';
    }
    if ((mark & isFailure) !== 0) {
      failed++;
      first ??= 'failure';
    }
  }
  return { praised, failed, first };
}

/** From 0 (none) to 1: praise and failure in one sentence, or praise followed at once by failure. */
export function contradiction(reading: Reading): number {
  const all = reading.subject === null ? reading.body : [reading.subject, ...reading.body];
  const seen = all.map(counts);
  let most = 0;
  for (const [i, here] of seen.entries()) {
    if (here.praised === 0 || here.meant > 0) continue;
    const next = seen[i + 1];
    if (here.failed > 0) most = Math.max(most, here.failed > 1 || here.praised > 1 ? 1 : 0.7);
    else if (next !== undefined && next.failed > 1 && next.meant === 0) most = Math.max(most, 0.6);
    else if (next !== undefined && next.failed > 0 && next.meant === 0) most = Math.max(most, 0.4);
  }
  return most;
}
