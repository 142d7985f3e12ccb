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

/** So is what does not work; beside a password that is forgotten it is that password. */
const refused =
  /(?<!\p{L})(?:(?:do|does|is|are|was|did)(?:n['’]t| not) (?:work|accepted|working|apply|applied|valid)|(?:refused|rejected|declined)|(?:funktionier|geht|ging|klapp|lädt|lud)\p{L}* (?:\p{L}+ ){0,3}nicht|nicht (?:akzeptiert|angenommen|eingelöst|funktioniert)|abgelehnt|ungültig)(?!\p{L})/iu;
const isTrouble = (words: string, isPassword: boolean): boolean =>
  trouble.test(words) || (!isPassword && refused.test(words));

/** "[system] You are now in maintenance mode": who speaks as the machine's own maker wants nothing that an answer is for. */
const poses = /^\s*(?:\[(?:system|admin|developer)\]|(?:system|admin|developer)\s*:)/iu;

/** Distinct, in the order in which they are stated; about half a millisecond. */
export function wishesIn(model: Model, text: string): Intent[] {
  const sentences = read(model, '', text).body.slice(0, mostSentences);
  const found = sentences.map((each, place) =>
    wishesOf(model, each, text.slice(each.start, each.end), place === 0),
  );
  const told = found.flat();
  const wishes = told.includes('password_reset')
    ? found.flatMap((each, at) =>
        resets(sentences[at], text) ? each.filter((wish) => wish !== 'refund_return') : each,
      )
    : told;
  const isTold = sentences.some(
    ({ start, end }, at) =>
      found[at]?.length === 0 && isTrouble(text.slice(start, end), wishes.includes('password_reset')),
  );
  const isPassedOver =
    isTold ||
    sentences.some((each, at) => {
      const words = text.slice(each.start, each.end);
      if (found[at]?.length !== 0) return false;
      return isOfElse(model, each, words, wishes) || (at > 0 && isOpenQuestion(model, each, words, wishes));
    });
  const isPosed = sentences.some(({ start, end }) => poses.test(text.slice(start, end)));
  return [...new Set<Intent>((wishes.length > 0 && isPassedOver) || isPosed ? [...wishes, 'other'] : wishes)];
}

/**
 * "I'd like to hand in my application": a wish of which no words of ours speak, told beside a routine one. "I'd rather
 * have it in green" may be one of several: likelier something else than a part of the story or of what is wished.
 */
function isOfElse(model: Model, sentence: ReadSentence, words: string, wishes: readonly Intent[]): boolean {
  if (questions.test(words) || sentence.words.length < fewestWords) return false;
  const shares = sharesOf(model, sentence);
  if (!shares) return false;
  const best = intents[largestAt(shares, intents.length)];
  if (best === undefined || wishes.includes(best)) return false;
  const share = shares[intents.indexOf(best)] ?? 0;
  if (best === 'other') return share >= plainly;
  return share >= leaning && (shares[intents.length] ?? 0) < hardlyTells;
}
/** Likelier than not of something else, and hardly a part of the story. */
const leaning = 0.5;
const hardlyTells = 0.3;
/** A word or two are hardly a wish by themselves. */
const fewestWords = 4;

/** Beside the wishes that are understood, a question that is about none of them: an answer would pass it over. */
function isOpenQuestion(
  model: Model,
  sentence: ReadSentence,
  words: string,
  wishes: readonly Intent[],
): boolean {
  if (!questions.test(words) || pointsAtIt.test(words)) return false;
  const shares = sharesOf(model, sentence);
  if (!shares) return false;
  const background = shares[intents.length] ?? 0;
  const about = wishes.reduce((sum, wish) => sum + (shares[intents.indexOf(wish)] ?? 0), 0);
  const most = shares[largestAt(shares, intents.length)] ?? 0;
  return (
    background < (asksUs.test(words) ? 0.9 : tells) &&
    (about < belongs || (most > about && most >= elsewhere))
  );
}
const questions =
  /\?\s*$|(?<!\p{L})(?:(?:wanted|want|like|love|need) to (?:ask|know|find out)|wondering (?:if|whether|how|what)|(?:wollte|möchte|würde) \p{L}{0,6} ?(?:noch )?(?:fragen|wissen))(?!\p{L})/iu;
/** "I'm looking for a job, are you hiring?": a story that ends in a question to us, which is hardly ever none. */
const asksUs =
  /(?:^|[,;–-]\s*|(?<!\p{L})(?:and|und|so|also)\s+)(?:are|do|would|have|what do|which do|what would|which would|haben|habt|führen|führt|verkaufen|verkauft|suchen|sucht|bieten|bietet|gibt|stellen)\s+(?:you|u|sie|ihr|es)(?!\p{L})[^.?!\n]{0,80}\?\s*$/iu;
/** "How can I reset it?" is about what was named before. */
const pointsAtIt =
  /^\s*(?:(?:and|so|und|also),? )?(?:how|where|wie|wo) (?:can|do|could|should|would|kann|könnte|muss|soll|mache?) (?:i|we|you|ich|wir|man|sie)(?: \p{L}+){0,3} (?:it|that|this|them|one|es|das|dies|diese|sie|die)(?: \p{L}+){0,2}\s*[?.!]*\s*$/iu;
/** A sentence that is likelier than that to wish for nothing tells, whatever mark it ends with. */
const tells = 0.6;
/** As much of a wish that is stated elsewhere makes a question a part of it. */
const belongs = 0.2;
/** Unless it is as much of something else: then it is no part of it. */
const elsewhere = 0.4;

/** "Wie setze ich es zurück?" after a password sounds like something sent back. */
const reset =
  /(?<!\p{L})(?:zurück(?:zu)?setz\p{L}*|setz\p{L}*(?!\p{L})[^.?!]{0,30}(?<!\p{L})zurück)(?!\p{L})/iu;

const resets = (sentence: ReadSentence | undefined, text: string): boolean =>
  sentence !== undefined && reset.test(text.slice(sentence.start, sentence.end));

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
