// A text cut where the engine's evidence begins and ends, so that a page can light up the words behind a judgement.

import type { Evidence, Span } from '../../triage/understanding.ts';

/** `said-…`: what a sentence of the brief says. */
export type Light = keyof Evidence | `said-${number}`;

/** Joined in order the pieces are the text, whole. */
export type LitPiece = Readonly<{ text: string; lights: readonly Light[] }>;

export type LitSpan = Readonly<{ start: number; end: number; light: Light }>;

export function cutText(text: string, spans: readonly LitSpan[]): LitPiece[] {
  const cuts = new Set([0, text.length]);
  for (const { start, end } of spans) cuts.add(start).add(end);
  const places = [...cuts].sort((a, b) => a - b);
  return places.slice(1).map((end, index) => {
    const start = places[index] ?? 0;
    const lights = spans.filter((span) => span.start <= start && span.end >= end).map((span) => span.light);
    return { text: text.slice(start, end), lights: [...new Set(lights)] };
  });
}

/** Where the evidence stands in `text`; what cannot be found there is left out rather than shown in a wrong place. */
export function placeEvidence(text: string, field: Span['field'], evidence: Evidence): LitSpan[] {
  return (Object.keys(evidence) as (keyof Evidence)[]).flatMap((light) =>
    (evidence[light] ?? []).flatMap((span) => {
      if (span.field !== field || span.text === '') return [];
      const exact = text.slice(span.start, span.end) === span.text;
      const start = exact ? span.start : text.indexOf(span.text);
      return start < 0 ? [] : [{ start, end: start + span.text.length, light }];
    }),
  );
}

/** Where any of `phrases` stands, whatever its case. */
export function placePhrases(text: string, phrases: readonly string[], light: Light = 'critical'): LitSpan[] {
  return phrases.flatMap((phrase) => {
    const words = phrase.split(/\s+/).map((word) => word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
    const pattern = new RegExp(words.join('[^\\p{L}\\p{N}]+'), 'giu');
    return [...text.matchAll(pattern)].map((match) => ({
      start: match.index,
      end: match.index + match[0].length,
      light,
    }));
  });
}
