// The words that a past decision leads to, under rules that may be others than those of the time. Nothing is sent.

import { type Article, quotedArticles } from '../compose/article.ts';
import { composeText, footerOf } from '../compose/compose.ts';
import { buildSlots, type Slots } from '../compose/slots.ts';
import { MissingFact, type Template } from '../compose/template.ts';
import type { Reason } from '../reasons.ts';
import { ownFacts } from './own-facts.ts';
import type { Outcome, PastDecision } from './replay.ts';
import type { Rules } from './rules.ts';

/** Of a mail that was written: what its words were made from beside all that the decision was. */
export type WrittenMail = Readonly<{
  at: Date;
  /** From the mail's own header. */
  customerName: string;
  /** By when a person was promised, in the words of the time: it hung on the queue as it was. */
  promisedBy: string | null;
}>;

export type Ruled = Readonly<{ outcome: Outcome; rules: Rules }>;

/**
 * Both outcomes with what they say, where that may differ; where a person would get it because the words cannot be
 * written, that is the outcome.
 */
export function withWords(past: PastDecision, before: Ruled, after: Ruled): readonly [Outcome, Outcome] {
  const silent = [before.outcome, after.outcome] as const;
  if (!past.written || before.outcome.do !== after.outcome.do || !mayDiffer(before, after)) return silent;
  const slotsOf = slotMaker(past, past.written);
  const [was, is] = [said(before, slotsOf), said(after, slotsOf)];
  // It can no longer be said even as it was: that is not what the proposal changes.
  if (was.says === null) return silent;
  if (is.says !== null || after.outcome.do === 'escalate')
    return [
      { ...before.outcome, says: was.says },
      { ...after.outcome, says: is.says },
    ];
  const handedOver: Outcome = { ...after.outcome, do: 'escalate', reasons: [is.why], parts: [], says: null };
  return [{ ...before.outcome, says: was.says }, handedOver];
}

/** Both lead to the same, with the same words: what is true of one is true of the other. */
export const soundsAlike = (a: Ruled, b: Ruled): boolean =>
  a.outcome.team === b.outcome.team &&
  a.outcome.hoursTeam === b.outcome.hoursTeam &&
  a.outcome.do === b.outcome.do &&
  !mayDiffer(a, b);

function mayDiffer(before: Ruled, after: Ruled): boolean {
  const { parts } = after.outcome;
  if (parts.length === 0 && before.outcome.parts.length === 0) return false;
  const sameParts = parts.join() === before.outcome.parts.join();
  return (
    !sameParts ||
    before.outcome.hoursTeam !== after.outcome.hoursTeam ||
    before.rules.spoken !== after.rules.spoken ||
    wordsOf(before.rules, parts).some((each, at) => each !== wordsOf(after.rules, parts)[at])
  );
}

/** The templates of a mail with its footer. Those that nobody has changed are the same objects on both sides. */
function wordsOf({ words }: Rules, parts: readonly string[]): (Template | undefined)[] {
  const used = parts.map((name) => words.find((each) => each.name === name));
  return [...used, used[0] && footerOf(words, used[0])];
}

type Said = Readonly<{ says: NonNullable<Outcome['says']> } | { says: null; why: Reason }>;

function said({ outcome, rules }: Ruled, slotsOf: SlotMaker): Said {
  try {
    const slots = slotsOf(rules, outcome);
    if (!slots) return { says: null, why: 'engine_error' };
    const { untraced, subject, text } = composeText(rules.words, outcome.parts, slots);
    return untraced.length > 0 ? { says: null, why: 'fact_not_traceable' } : { says: { subject, text } };
  } catch (error) {
    // As when it is really written: a person gets it, and the manager sees for which reason.
    return { says: null, why: error instanceof MissingFact ? 'missing_data' : 'engine_error' };
  }
}

type SlotMaker = (rules: Rules, outcome: Outcome) => Slots | null;

/** What goes into the words of a past mail; where nothing of it differs between two sets of rules, it is made once. */
function slotMaker(
  { situation, understanding, conversationId }: PastDecision,
  written: WrittenMail,
): SlotMaker {
  let last: Readonly<{ of: Filled; slots: Slots }> | null = null;
  return (rules, { parts, team, hoursTeam }) => {
    if (!situation || !understanding) return null;
    const { mail } = situation;
    const { spoken } = rules;
    const language = rules.words.find(({ name }) => name === parts[0])?.language ?? 'en';
    const articles = quotedArticles(rules.articles, rules.words, parts);
    const of: Filled = { spoken, language, team, hoursTeam, articles };
    if (last && fillsAlike(last.of, of)) return last.slots;
    const facts = ownFacts(situation.facts, mail);
    // In a mail to somebody else the asker's name has no place.
    const isForAnother = facts.code?.kind === 'right' && facts.code.address !== mail.from;
    const made = buildSlots({
      ...{ policy: rules.policy, facts, understanding, words: mail.words, promisedBy: null, now: written.at },
      ...{ language, articles },
      customerName: isForAnother ? '' : written.customerName,
      conversationNumber: conversationId,
      ...(team === null ? {} : { team }),
      ...(hoursTeam === undefined ? {} : { hoursTeam }),
    });
    const slots = { ...made, promised_by: written.promisedBy };
    last = { of, slots };
    return slots;
  };
}

/** All that the rules put into the slots: of a policy what is spoken, and nothing else. */
type Filled = Readonly<{
  spoken: string;
  language: string;
  team: string | null;
  hoursTeam: string | undefined;
  articles: readonly Article[];
}>;

const fillsAlike = (a: Filled, b: Filled): boolean =>
  a.spoken === b.spoken &&
  a.language === b.language &&
  a.team === b.team &&
  a.hoursTeam === b.hoursTeam &&
  a.articles.length === 0 &&
  b.articles.length === 0;
