// How each of the customer's mails sounded, and which way that goes.

import type { ThreadMessage } from '../../db/conversation-thread.ts';
import type { Policy } from '../../triage/policy.ts';
import { toneTrend } from '../../triage/understand/tone-trend.ts';
import type { Understanding } from '../../triage/understanding.ts';
import { toSay } from '../words/say.ts';
import type { Light } from './lit-text.ts';
import type { Shade } from './words.ts';

export type MoodView = Readonly<{
  messageId: number;
  label: string;
  shade: Shade;
  /** What lights its words up; null where there is nothing to hear. */
  light: Light | null;
  words: readonly string[];
}>;

export type ToneView = Readonly<{ moods: readonly MoodView[]; trend: string | null }>;

/** What was before is told by the trend. */
const mostMoods = 5;
/** Of what is no anger yet, but no calm either. */
const audible = { negative: 0.5, anger: 0.35 };
/** More would be the mail once again. */
const mostWords = 2;

/** Null where no mail of the customer's was read. */
export function toToneView(
  messages: readonly Pick<ThreadMessage, 'id' | 'author'>[],
  read: ReadonlyMap<number, Understanding>,
  limits: Policy['toneLimits'],
): ToneView | null {
  const heard = messages.flatMap(({ id, author }) => {
    const understanding = author === 'customer' ? read.get(id) : undefined;
    return understanding ? [{ id, understanding }] : [];
  });
  const latest = heard.at(-1);
  if (!latest) return null;
  const earlier = heard.slice(0, -1).map(({ understanding }) => understanding.tone);
  const { direction } = toneTrend(earlier, latest.understanding.tone);
  return {
    moods: heard.slice(-mostMoods).map(({ id, understanding }) => toMood(id, understanding, limits)),
    trend: trends[direction],
  };
}

const trends = {
  angrier: toSay('Getting angrier.'),
  calmer: toSay('Calmer than before.'),
  steady: null,
} as const;

function toMood(
  messageId: number,
  { tone, evidence }: Understanding,
  limits: Policy['toneLimits'],
): MoodView {
  const mood = (label: string, shade: Shade, light: 'anger' | 'sarcasm' | 'negative'): MoodView => {
    const words = [...new Set(evidence[light].map(({ text }) => text))].slice(0, mostWords);
    return { messageId, label, shade, words, light: words.length > 0 ? light : null };
  };
  if (tone.anger >= limits.anger) return mood(toSay('Angry'), 'alarm', 'anger');
  if (tone.sarcasm >= limits.sarcasm) return mood(toSay('Sarcastic'), 'alarm', 'sarcasm');
  if (tone.negative >= audible.negative) return mood(toSay('Unhappy'), 'quiet', 'negative');
  if (tone.anger >= audible.anger) return mood(toSay('Unhappy'), 'quiet', 'anger');
  return { messageId, label: toSay('Calm'), shade: 'quiet', light: null, words: [] };
}
