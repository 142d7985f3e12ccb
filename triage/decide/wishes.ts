// The wishes that sentences of a mail state plainly: a mail with two is answered as a whole, or not by the bot.

import { type Intent, intents } from '../intents.ts';
import { sentenceShares } from '../model/team-judgement.ts';
import { largestAt } from '../understand/linear.ts';
import type { Model } from '../understand/model.ts';
import { type ReadSentence, read } from '../understand/reading.ts';
import { graveWishes } from './grave-wishes.ts';

/** A sentence that only tells must be this plainly about one wish: most of them tell the story of another. */
const plainly = 0.8;
/** One that asks or wishes in so many words need not. */
const inWords = 0.65;
const asks =
  /\?|(?<![\p{L}])(?:want|would like|i['’]d like|need|please|could you|can you|möchten?|will|würde gern|bitte|können sie|brauche)(?![\p{L}])/iu;
/** "I also want to …" is a wish beside the first, however unclear which: it must not be passed over. */
const inAddition = 0.35;
const adds =
  /(?<!\p{L})(?:also|as well|in addition|additionally|besides|furthermore|another (?:thing|question)|one more thing|secondly|außerdem|auch|zusätzlich|zudem|ferner|darüber hinaus|noch eine (?:frage|sache|bitte)|zweitens)(?!\p{L})/iu;
/** Of what always goes to a person the mail as a whole is the judge; one sentence counts only where there is no doubt. */
const beyondDoubt = 0.9;

/** Mails have no more wishes than that; the rest is pasted. */
const mostSentences = 20;

const joint = /,? (?:and|und|et|y|a) (?:also |auch |aussi |también |také )?(?=\p{L})/iu;

/** What is broken is told, not wished for; beside a question that has nothing to do with it, it must not be passed over. */
const trouble =
  /(?<!\p{L})(?:broken|damaged|defective|faulty|cracked|scratched|(?:problem|issue)s? with|kaputt\p{L}*|defekt\p{L}*|beschädigt\p{L}*|zerbrochen\p{L}*|problem\p{L}* mit)(?!\p{L})/iu;

/** Distinct, in the order in which they are stated; about half a millisecond. */
export function wishesIn(model: Model, text: string): Intent[] {
  const sentences = read(model, '', text).body.slice(0, mostSentences);
  const found = sentences.map((each, place) =>
    wishesOf(model, each, text.slice(each.start, each.end), place === 0),
  );
  const wishes = found.flat();
  const isTold = sentences.some(
    ({ start, end }, at) => found[at]?.length === 0 && trouble.test(text.slice(start, end)),
  );
  return [...new Set<Intent>(wishes.length > 0 && isTold ? [...wishes, 'other'] : wishes)];
}

function wishesOf(model: Model, sentence: ReadSentence, words: string, isFirst: boolean): Intent[] {
  const halves = words.split(joint);
  const whole = sharesOf(model, sentence);
  if (halves.length === 2 && halves.every(hasWords) && !isOne(whole)) {
    const both = halves.map((half) => wishOf(sharesOf(model, read(model, '', half).body[0]), plainly));
    if (both[0] && both[1] && both[0] !== both[1]) return [both[0], both[1]];
  }
  const wish = wishOf(whole, asks.test(words) ? inWords : plainly);
  const added = !isFirst && asks.test(words) && adds.test(words) ? wishOf(whole, inAddition) : null;
  const stated = wish ?? added;
  return stated ? [stated] : [];
}

/** "Where is 10-4471" is a whole question; of other words it takes more. */
const hasWords = (half: string): boolean => half.split(/\s+/).length >= (/\d/.test(half) ? 3 : 4);

/** Beyond any doubt: its halves, each by itself, could only be misread. */
const isOne = (classes: ArrayLike<number> | undefined): boolean =>
  classes !== undefined && (classes[largestAt(classes)] ?? 0) >= undivided;
const undivided = 0.985;

const sharesOf = (model: Model, sentence: ReadSentence | undefined): ArrayLike<number> | undefined =>
  sentence && sentenceShares(model, sentence);

function wishOf(classes: ArrayLike<number> | undefined, enough: number): Intent | null {
  if (!classes) return null;
  // Beyond the intents stands the background: sentences that wish for nothing.
  const best = largestAt(classes);
  const intent = intents[best];
  if (!intent || intent === 'other') return null;
  return (classes[best] ?? 0) >= (graveWishes.has(intent) ? beyondDoubt : enough) ? intent : null;
}
