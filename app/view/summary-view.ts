// The brief's sentences, each with the words of the mail that it comes from.

import { z } from 'zod';

import { tellAgain } from '../../triage/tell.ts';
import type { Say } from '../words/say.ts';
import { sayFact } from './fact-words.ts';
import { type Light, type LitSpan, placePhrases } from './lit-text.ts';

export type SummaryLine = Readonly<{
  /** In the reader's language, where it is our own sentence. */
  text: string;
  /** As it was kept, with the words of the mail as they are quoted in English. */
  kept: string;
  /** Null where it is not known. */
  messageId: number | null;
  light: Light;
}>;

const filling = z.union([
  z.string(),
  z.number(),
  z.object({ day: z.iso.datetime({ offset: true }), as: z.enum(['weekday', 'date']) }),
  z.object({ facts: z.array(z.object({ name: z.string(), value: z.string() })) }),
]);
const toldOnce = z.object({ words: z.string(), values: z.record(z.string(), filling) });
const told = z.object({ words: z.string(), values: z.record(z.string(), z.union([filling, toldOnce])) });
const line = z.object({
  text: z.string(),
  messageId: z.string().default(''),
  // Older sentences have only their English words.
  said: told.optional().catch(undefined),
});
const stored = z.array(line);

export function toSummary(summary: unknown, say: Say): SummaryLine[] {
  const { data: lines = [] } = stored.safeParse(summary);
  return lines.map(({ text, messageId, said }, index) => ({
    text: said ? sayAgain(said, say) : text,
    kept: text,
    messageId: /^\d+$/.test(messageId) ? Number(messageId) : null,
    light: `said-${index}`,
  }));
}

/**
 * What the customer wants, for a row of a list: their own words where the first sentence quotes them, since the chips beside
 * it say what it is about; else that sentence. Null where there is none.
 */
export function wishInRow(summary: unknown, say: Say): string | null {
  const { data } = line.safeParse(Array.isArray(summary) ? summary[0] : null);
  if (!data?.text) return null;
  const quote = data.said ? data.said.values.quote : /^The customer [^“]*: “(.+)”$/.exec(data.text)?.[1];
  if (typeof quote === 'string') return say('“{quote}”', { quote });
  return data.said ? sayAgain(data.said, say) : data.text;
}

const sayAgain = (said: z.infer<typeof told>, say: Say) =>
  tellAgain(said, say, say.locale, (fact) => sayFact({ ...fact, source: '' }, say));

/** Where the words behind the brief's sentences stand in a mail: what they quote, else the sentence most like them. */
export function placeSources(text: string, messageId: number, summary: readonly SummaryLine[]): LitSpan[] {
  return summary.flatMap((line) => {
    if (line.messageId !== messageId) return [];
    const quote = /“([^”]+?)(?: …)?”/.exec(line.kept)?.[1];
    const words = quote ?? nearestSentence(text, line.kept);
    return words ? placePhrases(text, [words], line.light).slice(0, 1) : [];
  });
}

/** Fewer words in common are chance. */
const enough = 3;

function nearestSentence(text: string, said: string): string | null {
  const wanted = new Set(tellingWords(said));
  let [best, most] = ['', enough - 1];
  for (const [sentence] of text.matchAll(/[^.!?\n]+/g)) {
    const common = [...new Set(tellingWords(sentence))].filter((word) => wanted.has(word));
    // A number in both says more than a word does.
    const worth = common.reduce((sum, word) => sum + (/\d/.test(word) ? 2 : 1), 0);
    if (worth > most) [best, most] = [sentence.trim(), worth];
  }
  return best || null;
}

const tellingWords = (text: string): string[] =>
  (text.toLowerCase().match(/[\p{L}\p{N}-]+/gu) ?? []).filter((word) => word.length > 3 || /\d/.test(word));
