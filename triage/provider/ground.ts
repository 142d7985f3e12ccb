// After a provider's answer: what it claims to have read must stand in the mail, or it is dropped.

import type { Entity, Evidence, Span } from '../understanding.ts';
import type { ProviderAnswer } from './answer.ts';
import { findWords, searchable } from './find-words.ts';

export type MailSource = Readonly<{ subject: string; text: string }>;

export type GroundedNumber = Entity & Readonly<{ kind: ProviderAnswer['numbers'][number]['kind'] }>;
/** What a provider is asked to show. */
export type ShownEvidence = Required<Omit<Evidence, 'critical'>>;

export type Grounded = Readonly<{ evidence: ShownEvidence; numbers: readonly GroundedNumber[] }>;

/** More than this of one kind shows nothing more to anybody. */
const mostSpans = 4;
const mostNumbers = 8;
/** A quotation of half the mail lights up nothing. UTF-16 units. */
const longestQuote = 400;
const longestNumber = 40;

const kinds = {
  intent: 'intent',
  anger: 'anger',
  sarcasm: 'sarcasm',
  negative: 'negative',
  urgency: 'urgency',
  wants_human: 'wantsHuman',
  answer_did_not_help: 'didNotHelp',
} as const satisfies Record<ProviderAnswer['evidence'][number]['for'], keyof ShownEvidence>;

export function ground(answer: ProviderAnswer, source: MailSource): Grounded {
  const fields = [
    { field: 'text', original: source.text, index: searchable(source.text) },
    { field: 'subject', original: source.subject, index: searchable(source.subject) },
  ] as const;
  const spanOf = (words: string, whole: boolean): Span | null => {
    for (const { field, original, index } of fields) {
      const place = findWords(words, index, whole);
      if (place) return { field, ...place, text: original.slice(place.start, place.end) };
    }
    return null;
  };
  const evidence: Record<keyof ShownEvidence, Span[]> = {
    intent: [],
    anger: [],
    sarcasm: [],
    negative: [],
    urgency: [],
    wantsHuman: [],
    didNotHelp: [],
  };
  for (const each of answer.evidence) {
    const span = each.quote.length <= longestQuote ? spanOf(each.quote, false) : null;
    const list = evidence[kinds[each.for]];
    if (span && list.length < mostSpans) list.push(span);
  }
  const numbers = answer.numbers.slice(0, mostNumbers).flatMap(({ kind, text }): GroundedNumber[] => {
    const bare = text.trim().replace(/^#\s*/, '');
    if (bare.length < 3 || bare.length > longestNumber || !/\d/.test(bare)) return [];
    const span = spanOf(bare, true);
    return span ? [{ ...span, kind, value: span.text.replace(/\s+/g, '').toUpperCase() }] : [];
  });
  return { evidence, numbers };
}
