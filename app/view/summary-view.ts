// The brief's sentences, each with the words of the mail that it comes from.

import { z } from 'zod';

import { type Light, type LitSpan, placePhrases } from './lit-text.ts';

export type SummaryLine = Readonly<{
  text: string;
  /** Null where it is not known. */
  messageId: number | null;
  light: Light;
}>;

const stored = z.array(z.object({ text: z.string(), messageId: z.string().default('') }));

export function toSummary(summary: unknown): SummaryLine[] {
  const { data: lines = [] } = stored.safeParse(summary);
  return lines.map(({ text, messageId }, index) => ({
    text,
    messageId: /^\d+$/.test(messageId) ? Number(messageId) : null,
    light: `said-${index}`,
  }));
}

/** Where the words behind the brief's sentences stand in a mail: what they quote, else the sentence most like them. */
export function placeSources(text: string, messageId: number, summary: readonly SummaryLine[]): LitSpan[] {
  return summary.flatMap((line) => {
    if (line.messageId !== messageId) return [];
    const quote = /“([^”]+?)(?: …)?”/.exec(line.text)?.[1];
    const words = quote ?? nearestSentence(text, line.text);
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
