// A thank-you that asks for nothing: it closes no question and needs no answer.

import { contradiction } from './contradiction.ts';
import { sigmoid } from './linear.ts';
import { heads, type Model } from './model.ts';
import { wishShare } from './pooling.ts';
import type { Reading, ReadSentence } from './reading.ts';
import { headProbability } from './tone.ts';

const thanksWords =
  /(?:thank|thx|cheers|perfect|solved|sorted|works? (?:now|again|fine)|all good|got it|appreciate|danke|dank|passt|erledigt|geklappt|merci|parfait|résolu|gracias|perfecto|resuelto|děkuj|díky|vyřešeno)/i;
const confirms =
  /\b(?:great|brilliant|lovely|super|wonderful|excellent|quick(?:ly)?|fast|prompt(?:ly)?|speedy|helpful|kind|schnell|prompt|rapid\w*|rápid\w*|rychl[ée]|arrived|came|received|got it|here now|see you|works|working|fine now|angekommen|bis dann|reçu|arrivé|llegó|recibido|dorazil\w*|přišl\w*)\b/i;
/** A sentence that only says goodbye, with the day on which one means to come. */
const parting =
  /^(?:(?:then|so|well|ok(?:ay)?|na|dann|also|und) )*(?:see you|bye|have an?|enjoy|take care|until|bis|wir sehen uns|schöne[snr]?|einen? schöne[snr]?)(?: \p{L}+){0,5}$/u;
const asksMore =
  /\?|\b(?:but|however|still|not|no|never|please|could|can you|would|need|want|nothing|aber|nichts?|kein|bitte|jedoch|mais|pas|rien|pero|nada|ale|nic|prosím)\b|\b(?:\d+|two|three|four|five|six|several) (?:hours|days|weeks|months)\b/i;

/** Beside these nobody only thanks, however short it is: "thanks, fraudsters", "danke fürs Ignorieren". */
const bites =
  /\b(?:ignor\w*|fraud\w*|scam\w*|thie(?:f|ves)|liars?|joke|useless|worst|terrible|awful|disappoint\w*|wast(?:e|ed|ing)|wait(?:ed|ing)|betr[uü]g\w*|lügner\w*|diebe?|frech\w*|enttäusch\w*|unverschämt\w*|warten|gewartet|arnaqu\w*|voleurs?|menteurs?|déçue?|honteux|estaf\w*|ladron\w*|decepci\w*|vergüenza|podvod\w*|zloděj\w*|ostuda|zklam\w*)/i;

/** "Ok." after an answer: it was read, and asks for nothing. */
const bare =
  /^\s*(?:ok(?:ay|e|ey)?|alright|all right|all good|fine|understood|noted|in ordnung|alles klar|verstanden|gut|d['’]accord|entendu|compris|vale|de acuerdo|entendido|dobře|jasně|rozumím)\s*[.!]*\s*$/i;

/** True of a word or two of consent and nothing else: whether it closes anything depends on what it is the answer to. */
export const isBareConsent = (text: string): boolean => bare.test(text);

const letters = (text: string): string => text.replace(/[^\p{L}' ]+/gu, '').trim();

/** More likely angry or sarcastic than not: then it is no thank-you. */
const likely = 0.5;

/** True where the mail thanks or confirms and no sentence of it wishes for anything. The subject is a repeated old one. */
export function thanksOnly(model: Model, reading: Reading): boolean {
  const all = [...reading.body, ...reading.rest];
  if (all.length === 0 || reading.body.length > 4) return false;
  const h = heads.indexOf('thanks');
  const { slope, offset } = model.heads.thanks;
  const text = (sentence: { words: readonly { form: string }[] }): string =>
    sentence.words.map((word) => word.form).join(' ');
  if (!all.some((sentence) => thanksWords.test(text(sentence)))) return false;
  const words = reading.body.reduce((sum, sentence) => sum + sentence.words.length, 0);
  if (words > 45) return false;
  if (reading.body.some((sentence) => asksMore.test(text(sentence)) || bites.test(text(sentence))))
    return false;
  // "Thanks for nothing" thanks for nothing.
  if (contradiction(reading) > 0) return false;
  for (const mood of ['anger', 'sarcasm'] as const)
    if (headProbability(model, reading, mood) > likely) return false;
  if (reading.body.length === 0) return true;
  const isThanks = (sentence: ReadSentence): boolean =>
    thanksWords.test(text(sentence)) || sigmoid(slope * (sentence.heads[h] as number) + offset) >= 0.5;
  // Beside the thanks only sentences without a wish may stand, or one that confirms ("it arrived this morning").
  return reading.body.every(
    (sentence) =>
      isThanks(sentence) ||
      wishShare(sentence) < 0.2 ||
      confirms.test(text(sentence)) ||
      parting.test(letters(text(sentence))),
  );
}
