// What the engine would have said of a mail, made by hand so that a test knows every number in it.

import type { Intent } from '../../triage/intents.ts';
import type { Evidence, Span, Understanding } from '../../triage/understanding.ts';

type Changes = Partial<Pick<Understanding, 'wantsHuman' | 'didNotHelp' | 'language'>> &
  Readonly<{
    tone?: Partial<Understanding['tone']>;
    /** Words that stand in `text`, for each judgement. */
    seen?: Partial<Record<keyof Evidence, readonly string[]>>;
    orderNumbers?: readonly string[];
    others?: Understanding['intents'];
  }>;

export function understandingOf(
  text: string,
  intent: Intent,
  confidence: number,
  { tone, seen = {}, orderNumbers = [], others = {}, ...rest }: Changes = {},
): Understanding {
  const span = (words: string): Span => {
    const start = text.indexOf(words);
    if (start < 0) throw new Error(`The text does not hold: ${words}`);
    return { field: 'text', start, end: start + words.length, text: words };
  };
  const spans = (kind: keyof Evidence) => (seen[kind] ?? []).map(span);
  return {
    engine: 'built-in',
    model: 'seed',
    language: 'en',
    languageConfidence: 0.99,
    intent,
    confidence,
    intents: { [intent]: confidence, ...others },
    tone: { anger: 0.03, sarcasm: 0.02, negative: 0.1, urgency: 0.05, ...tone },
    wantsHuman: false,
    didNotHelp: false,
    thanksOnly: false,
    entities: {
      orderNumbers: orderNumbers.map((number) => ({ ...span(number), value: number })),
      trackingNumbers: [],
      invoiceNumbers: [],
      dates: [],
      amounts: [],
      emails: [],
      phones: [],
    },
    evidence: {
      intent: spans('intent'),
      anger: spans('anger'),
      sarcasm: spans('sarcasm'),
      negative: spans('negative'),
      urgency: spans('urgency'),
      wantsHuman: spans('wantsHuman'),
      didNotHelp: spans('didNotHelp'),
    },
    ...rest,
  };
}
