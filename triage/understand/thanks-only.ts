// A thank-you that asks for nothing: it closes no question and needs no answer.

import { sigmoid } from './linear.ts';
import { heads, type Model } from './model.ts';
import { wishShare } from './pooling.ts';
import type { Reading } from './reading.ts';

const thanksWords =
  /(?:thank|thx|cheers|perfect|solved|sorted|works? (?:now|again|fine)|all good|got it|great|brilliant|wonderful|appreciate|danke|dank|passt|erledigt|geklappt|merci|parfait|résolu|gracias|perfecto|resuelto|děkuj|díky|vyřešeno|super)/i;
const asksMore = /\?|\b(?:but|however|still|aber|jedoch|mais|pero|ale)\b/i;

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
  if (words > 45 || reading.body.some((sentence) => asksMore.test(text(sentence)))) return false;
  if (reading.body.length === 0) return true;
  return (
    reading.body.every((sentence) => {
      const share = sigmoid(slope * (sentence.heads[h] as number) + offset);
      return share >= 0.5 || wishShare(sentence) < 0.2;
    }) && reading.body.some((sentence) => sigmoid(slope * (sentence.heads[h] as number) + offset) >= 0.5)
  );
}
