// Fourth step of understanding: every sentence of the mail read by the model, the raw material of all judgements.

import { type Intent, intents } from '../intents.ts';
import { cancellingIn, onlySpeaksOfCancelling } from './cancelling.ts';
import { isCourtesy } from './courtesy.ts';
import { type Features, featuresOf } from './features.ts';
import { type Entry, lexiconOf } from './lexicon.ts';
import { score, softmax } from './linear.ts';
import type { Model } from './model.ts';
import { pointsBack } from './points-back.ts';
import { saidPlainly, withPlainWords } from './said-plainly.ts';
import { meanVector } from './sentence-vector.ts';
import { type Part, sentences } from './sentences.ts';
import { isShouted, type Word, words } from './words.ts';

export type ReadSentence = Readonly<{
  field: 'subject' | 'text';
  start: number;
  end: number;
  part: Part;
  words: readonly Word[];
  /** What is known of each of the words. */
  entries: readonly Entry[];
  features: Features;
  dense: Float32Array;
  /** Probability per class of the sentence model, background last. */
  classes: Float64Array;
  /** The wish that it says in so many words. */
  plain: Intent | null;
  /** Raw scores of the heads (anger, sarcasm, ...), then of being critical. */
  heads: Float64Array;
}>;

export type Reading = Readonly<{
  subject: ReadSentence | null;
  /** Body sentences in order; greeting and closing are in `rest`. */
  body: readonly ReadSentence[];
  rest: readonly ReadSentence[];
  /** The mail read as one text; worked out when it is first asked for. */
  asOne: () => AsOne;
}>;

export type AsOne = Readonly<{
  /** Probability per intent. */
  classes: Float64Array;
  /** Raw scores of the heads. */
  heads: Float64Array;
}>;

/** A mail says what it wants at its beginning or its end; what lies between in a megabyte is pasted. UTF-16 units. */
const headLength = 6000;
const tailLength = 2000;
const sentenceLimit = 60;

const subjectPrefix = /^(?:\s*(?:re|aw|fw|fwd|wg|sv|tr|rv|odp|antw)\s*(?:\[\d+\])?\s*:)+\s*/i;

/** Rubbish such as base64, and rows of marks or pictures, have no words; a "sentence" of it is left unread. */
function isReadable(found: readonly Word[], length: number): boolean {
  if (found.length === 0) return false;
  const long = found.filter((word) => word.form === '#long').length;
  if (!found.some((word) => /^\p{L}/u.test(word.form))) return false;
  return long * 2 <= found.length && length / found.length < 60;
}

/** What words say beside the model is no part of what it learns: it must hear its corpus as it is. */
const isTaught = ({ languages }: Model): boolean => languages !== null;

function readSentence(
  model: Model,
  text: string,
  place: { field: 'subject' | 'text'; start: number; end: number; part: Part },
): ReadSentence | null {
  const found = words(text, place.start, place.end);
  if (!isReadable(found, place.end - place.start)) return null;
  const lexicon = lexiconOf(model.vectors);
  const entries = found.map(({ form }) => lexicon(form));
  const own = featuresOf(entries, isShouted(found), model.vectors);
  const dense = meanVector(model.vectors, entries);
  const heard = softmax(score(model.sentence, own, dense));
  const plain = isTaught(model) ? saidPlainly(text.slice(place.start, place.end)) : null;
  return {
    ...place,
    words: found,
    entries,
    features: own,
    dense,
    classes: plain === null ? heard : withPlainWords(heard, plain),
    plain,
    heads: score(model.head, own, dense),
  };
}

type TextSentences = Readonly<{ body: readonly ReadSentence[]; rest: readonly ReadSentence[] }>;

function readText(model: Model, text: string): TextSentences {
  const places = [...sentences(text.slice(0, headLength), sentenceLimit)];
  if (text.length > headLength) {
    const from = Math.max(headLength, text.length - tailLength);
    for (const { start, end, part } of sentences(text.slice(from), sentenceLimit)) {
      places.push({ start: start + from, end: end + from, part: part === 'greeting' ? 'body' : part });
    }
  }
  const body: ReadSentence[] = [];
  const rest: ReadSentence[] = [];
  for (const place of places) {
    const sentence = readSentence(model, text, { field: 'text', ...place });
    if (sentence !== null) (sentence.part === 'body' ? body : rest).push(sentence);
  }
  const speaking = body.filter(({ start, end }) => {
    const words = text.slice(start, end);
    return !pointsBack(words) && !(isTaught(model) && isCourtesy(words));
  });
  if (speaking.length > 0 && speaking.length < body.length) {
    rest.push(...body.filter((each) => !speaking.includes(each)));
    return { body: speaking, rest };
  }
  return { body, rest };
}

type Last = Readonly<{ text: string; found: TextSentences }>;
const lastRead = new WeakMap<Model, Last[]>();
/** A mail and the halves of a sentence. */
const mostKept = 4;
/** Longer texts are rare, and would be held on to for long. UTF-16 units. */
const longestKept = 20_000;

/** One mail is read for its thanks, for its wishes and for all the rest, one right after the other: the last ones are kept. */
function readTextOnce(model: Model, text: string): TextSentences {
  const last = lastRead.get(model) ?? [];
  const known = last.find((each) => each.text === text);
  if (known !== undefined) return known.found;
  const found = readText(model, text);
  if (text.length > longestKept) return found;
  // In place: a list or map that is thrown away keeps what was in it alive until the next full collection.
  for (let i = Math.min(last.length, mostKept - 1); i > 0; i--) last[i] = last[i - 1] as Last;
  last[0] = { text, found };
  if (last.length === 1) lastRead.set(model, last);
  return found;
}

function readSubject(model: Model, line: string): ReadSentence | null {
  const cut = line.slice(0, 300);
  const start = subjectPrefix.exec(cut)?.[0].length ?? 0;
  if (cut.length <= start) return null;
  return readSentence(model, cut, { field: 'subject', start, end: cut.length, part: 'body' });
}

/** Reads subject and new text. Offsets of everything found point into `subject` and `text` as given. */
export function read(model: Model, subjectLine: string, text: string): Reading {
  const found = readTextOnce(model, text);
  const line = readSubject(model, subjectLine);
  const isOnlySpoken = onlySpeaksOfCancelling(`${subjectLine}\n${text}`);
  const asMeant = (each: ReadSentence) => {
    const words = (each.field === 'text' ? text : subjectLine).slice(each.start, each.end);
    const how = cancellingIn(words);
    return how === null ? each : { ...each, classes: notCancelling(each.classes, how === 'asked') };
  };
  const subject = isOnlySpoken ? line && asMeant(line) : line;
  const body = isOnlySpoken ? found.body.map(asMeant) : found.body;
  let together: AsOne | null = null;
  return {
    subject,
    body,
    rest: found.rest,
    asOne: () => {
      together ??= readTogether(model, subject === null ? body : [subject, ...body], isOnlySpoken);
      return together;
    },
  };
}

const cancel = intents.indexOf('cancel');
const status = intents.indexOf('order_status');

/** What was heard as a cancellation was a question how the order stands, or no wish at all: that class is the last. */
function notCancelling(classes: Float64Array, isAsked: boolean): Float64Array {
  const meant = Float64Array.from(classes);
  const instead = isAsked ? status : meant.length - 1;
  meant[instead] = (meant[instead] as number) + (meant[cancel] as number);
  meant[cancel] = 0;
  return meant;
}

/** The mail read as one has its doubts for a reason: plain words say less there than in their own sentence. */
const asOneWeight = 6;
/** A sentence that is likelier than that to wish for nothing. */
const tells = 0.6;

/** The wish that a mail says in so many words, where nothing else in it wishes for anything. */
function onlyPlain(all: readonly ReadSentence[]): Intent | null {
  const said = all.find(({ plain }) => plain !== null)?.plain ?? null;
  const isAlone = all.every(
    ({ plain, classes }) => plain === said || (plain === null && (classes[intents.length] ?? 0) >= tells),
  );
  return isAlone ? said : null;
}

function readTogether(model: Model, all: readonly ReadSentence[], isOnlySpoken: boolean): AsOne {
  const shouted = isShouted(all.flatMap((sentence) => sentence.words));
  const entries = all.flatMap((sentence) => sentence.entries);
  const features = featuresOf(entries, shouted, model.vectors);
  const dense = meanVector(model.vectors, entries);
  const heard = softmax(score(model.mail, features, dense));
  const only = onlyPlain(all);
  const classes = only === null ? heard : withPlainWords(heard, only, asOneWeight);
  return {
    classes: isOnlySpoken ? notCancelling(classes, true) : classes,
    heads: score(model.head, features, dense),
  };
}
