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
/** Of what always goes to a person the mail as a whole is the judge; one sentence counts only where there is no doubt. */
const beyondDoubt = 0.9;

/** Mails have no more wishes than that; the rest is pasted. */
const mostSentences = 20;

const joint = /,? (?:and|und|et|y|a) (?:also |auch |aussi |también |také )?(?=\p{L})/iu;

/** Distinct, in the order in which they are stated; about half a millisecond. */
export function wishesIn(model: Model, text: string): Intent[] {
  const reading = read(model, '', text);
  const found = reading.body.slice(0, mostSentences).flatMap((sentence) => {
    const halves = text.slice(sentence.start, sentence.end).split(joint);
    if (halves.length === 2 && halves.every((half) => half.split(/\s+/).length >= 4)) {
      const both = halves.map((half) => wishOf(sharesOf(model, read(model, '', half).body[0]), plainly));
      if (both[0] && both[1] && both[0] !== both[1]) return both;
    }
    const enough = asks.test(text.slice(sentence.start, sentence.end)) ? inWords : plainly;
    return [wishOf(sharesOf(model, sentence), enough)];
  });
  return [...new Set(found)].filter((each) => each !== null);
}

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
