// What past mail would have led to under another policy: the same judgement on what was stored, with nothing sent.

import type { Understanding } from '../understanding.ts';
import { decide } from './decide.ts';
import type { Rules } from './rules.ts';
import { type Ruled, soundsAlike, type WrittenMail, withWords } from './said.ts';
import { toldHoursTeam } from './team.ts';
import type { Decision, Situation } from './types.ts';

/** What a decision was made from beside understanding, policy and templates; stored with it. */
export type StoredSituation = Omit<Situation, 'understanding' | 'policy' | 'templates'>;

export type PastDecision = Readonly<{
  id: number;
  conversationId: number;
  /** Null where nothing was read: a machine wrote, or something failed. */
  understanding: Understanding | null;
  /** Null where it was not kept. */
  situation: StoredSituation | null;
  do: Decision['do'];
  reasons: readonly string[];
  /** Null where no mail was written: filed, or kept back by a brake. */
  written: WrittenMail | null;
}>;

/** What of a decision counts as its outcome. */
export type Outcome = Readonly<{
  do: Decision['do'];
  reasons: readonly string[];
  team: string | null;
  /** Whose opening hours are told, where any are. */
  hoursTeam?: string;
  parts: readonly string[];
  confidence: number | null;
  threshold: number | null;
  /** What the customer reads; only where it may be what differs. Null: nothing can be said. */
  says?: Readonly<{ subject: string | null; text: string }> | null;
}>;

export type Changed = Readonly<{
  id: number;
  conversationId: number;
  from: Outcome;
  to: Outcome;
  /** The rules that hold today would lead there too: it is not the proposal that makes the difference. */
  already: boolean;
}>;

export const skipReasons = [
  /** A machine wrote: filed unread, whatever the policy says. */
  'machine',
  /** It could not be read or decided at the time, and a person got it. */
  'failed',
  /** Made before what it was made from was kept, or under a policy that can no longer be read. */
  'not_kept',
  /** Its own policy would not lead to it today: a brake, a fact that was held, other templates or an older Baton did. */
  'not_by_policy',
  /** What was kept cannot be judged by this Baton. */
  'unreadable',
] as const;
export type SkipReason = (typeof skipReasons)[number];

export type Replayed =
  | Readonly<{ kind: 'same'; do: Decision['do'] }>
  | Readonly<{ kind: 'changed'; change: Changed }>
  | Readonly<{ kind: 'skipped'; why: SkipReason }>;

/** Under which rules it was made (null: they can no longer be read), which hold today, and which are tried. */
export type ReplayRules = Readonly<{ own: Rules | null; today: Rules; proposed: Rules }>;

/**
 * One mail by itself: what another answer would have led the customer to write next, nobody knows. Never throws: what
 * cannot be judged is skipped and says why.
 */
export function replayOne(past: PastDecision, { own, today, proposed }: ReplayRules): Replayed {
  const { understanding, situation } = past;
  if (!understanding) return skipped(past.reasons[0] === 'automated_mail' ? 'machine' : 'failed');
  if (!situation || !own) return skipped('not_kept');
  try {
    const under = (rules: Rules) => {
      const { policy, templates } = rules;
      return { outcome: outcomeOf(decide({ ...situation, understanding, policy, templates })), rules };
    };
    const made = under(own);
    if (made.outcome.do !== past.do || made.outcome.reasons[0] !== past.reasons[0])
      return skipped('not_by_policy');
    const tried = under(proposed);
    const [from, to] = withWords(past, made, tried);
    if (isSame(from, to)) return { kind: 'same', do: from.do };
    const already = own !== today && isAlready(past, made, under(today), tried);
    const { id, conversationId } = past;
    return { kind: 'changed', change: { id, conversationId, from, to, already } };
  } catch {
    // Told to the manager as a figure of its own; the rest of the month is judged all the same.
    return skipped('unreadable');
  }
}

/** `made` is not the same as `tried`; what sounds like it is not either, and its words need not be written again. */
function isAlready(past: PastDecision, made: Ruled, now: Ruled, tried: Ruled): boolean {
  const isAsMade = made.outcome.reasons[0] === now.outcome.reasons[0] && soundsAlike(made, now);
  return !isAsMade && isSame(...withWords(past, now, tried));
}

const skipped = (why: SkipReason): Replayed => ({ kind: 'skipped', why });

const outcomeOf = (decision: Decision): Outcome => {
  const { do: action, reasons, team, parts, confidence, threshold } = decision;
  return { do: action, reasons, team, hoursTeam: toldHoursTeam(decision), parts, confidence, threshold };
};

/** What customer and team notice: what is done, why, with which words, and who gets it. */
function isSame(a: Outcome, b: Outcome): boolean {
  if (a.do !== b.do || a.reasons[0] !== b.reasons[0]) return false;
  if (a.says?.text !== b.says?.text || a.says?.subject !== b.says?.subject) return false;
  if (a.do === 'escalate') return a.team === b.team;
  return a.parts.join() === b.parts.join();
}
