// A policy tried on past mail, as its page and the API show it: what would change, each mail with before and after.

import type { Replay, ReplayChange, ReplayNote, ReplayState } from '../../db/replays.ts';
import type { Outcome, SkipReason } from '../../triage/decide/replay.ts';
import type { Tally } from '../../triage/decide/replay-tally.ts';
import { type Say, toSay } from '../words/say.ts';
import { actionWords } from './action-words.ts';
import { sayFault } from './fault-words.ts';
import { decisionReasonLabel, percent } from './words.ts';

export const actions = ['reply', 'ask', 'escalate', 'file'] as const;
type Action = Outcome['do'];

const skipWords: Readonly<Record<SkipReason, string>> = {
  machine: toSay('written by machines, and filed whatever the policy says'),
  failed: toSay('never judged, for something failed: a person got them'),
  not_kept: toSay('from before Baton kept what they were judged by'),
  not_by_policy: toSay(
    'not the policy’s doing: a limit on the bot’s mail, a fact that was held, or other templates',
  ),
  unreadable: toSay('kept in a form that this version cannot judge'),
};

export type MatrixRow = Readonly<{
  from: Action;
  label: string;
  /** One for each of `actions`: how many, of those how many are the same in every way, and where the others are listed. */
  cells: readonly Readonly<{ to: Action; count: number; kept: number; link: string | null }>[];
}>;

export type ReplayView = Readonly<{
  id: number;
  state: ReplayState;
  failure: string | null;
  judged: number;
  total: number;
  same: number;
  changed: number;
  already: number;
  skipped: readonly Readonly<{ words: string; count: number }>[];
  since: string;
  matrix: readonly MatrixRow[];
}>;

export function toReplayView(say: Say, replay: Replay): ReplayView {
  const { id, state, failure, total, tally, since } = replay;
  const { judged, same, changed, already } = tally;
  return {
    ...{ id, state, total, judged, same, changed, already },
    failure: failure && sayFault(failure, say),
    since: since.toISOString(),
    skipped: skippedOf(tally),
    matrix: toMatrix(tally),
  };
}

const skippedOf = ({ skipped }: Pick<Tally, 'skipped'>) =>
  Object.entries(skipped).map(([why, count]) => ({ words: skipWords[why as SkipReason] ?? why, count }));

/** Only rows in which there is anything. */
function toMatrix({ moves, kept }: Tally): MatrixRow[] {
  const rows = actions.map((from): MatrixRow => {
    const cells = actions.map((to) => {
      const moved = moves.find((each) => each.from === from && each.to === to)?.count ?? 0;
      const stayed = from === to ? (kept[from] ?? 0) : 0;
      const link = moved > 0 ? `?from=${from}&to=${to}#changed-mails` : null;
      return { to, count: moved + stayed, kept: stayed, link };
    });
    return { from, label: actionWords[from], cells };
  });
  return rows.filter(({ cells }) => cells.some(({ count }) => count > 0));
}

export type ReplayChangeView = Readonly<{
  decisionId: number;
  link: string;
  number: number;
  subject: string;
  customer: string;
  at: string;
  before: OutcomeView;
  after: OutcomeView;
  already: boolean;
}>;

type OutcomeView = Readonly<{
  action: Action;
  label: string;
  why: string;
  /** What the customer reads, where that is what differs. */
  says: string | null;
}>;

/** A try as its page shows it. */
export type Tried = Readonly<{
  replay: ReplayView;
  mails: readonly ReplayChangeView[];
  more: boolean;
  show: number;
  filter: Readonly<{ from: string; to: string }> | null;
}>;

export function toReplayChangeView(say: Say, change: ReplayChange): ReplayChangeView {
  const { decisionId, conversationId, subject, customer, at, before, after, already } = change;
  return {
    ...{ decisionId, customer, already },
    number: conversationId,
    link: `/inbox/${conversationId}?view=all`,
    subject: subject || say('No subject'),
    at: at.toISOString(),
    before: toOutcomeView(say, before, after),
    after: toOutcomeView(say, after, before, before.says && after.says ? [say('other words')] : []),
  };
}

function toOutcomeView(say: Say, outcome: Outcome, other: Outcome, also: string[] = []): OutcomeView {
  const { do: action, reasons, team, confidence, threshold } = outcome;
  const labels = reasons.map((code) =>
    code === 'low_confidence' && confidence !== null && threshold !== null
      ? say('{reason}: {confidence}, needs {threshold} %', {
          reason: say(decisionReasonLabel(code)),
          confidence: percent(confidence),
          threshold: (Math.round(threshold * 1_000) / 10).toLocaleString(say.locale),
        })
      : say(decisionReasonLabel(code)),
  );
  const toTeam =
    action === 'escalate' && team !== null && team !== other.team ? [say('team {team}', { team })] : [];
  const why = [...labels, ...toTeam, ...also].join(', ');
  return { action, label: actionWords[action], why, says: saidWords(say, outcome) };
}

function saidWords(say: Say, { says }: Outcome): string | null {
  if (!says) return null;
  return says.subject === null
    ? says.text
    : `${say('Subject: {subject}', { subject: says.subject })}\n\n${says.text}`;
}

/** What a saved version says of the try before it. */
export function noteWords(say: Say, { total, same, changed }: ReplayNote): string {
  const judged = same + changed;
  if (total === 0) return say('Tried before: there was no past mail to try it on.');
  return say(
    'Tried before on {mails}: {changed} of {judged} that could be judged would have gone another way.',
    {
      mails: say.count(total, '{count} mail', '{count} mails'),
      changed: changed.toLocaleString(say.locale),
      judged: judged.toLocaleString(say.locale),
    },
  );
}

/** Of the API: its shapes are a promise. */
export function toApiReplay({ id, state, failure, total, tally, since, createdAt, finishedAt }: Replay) {
  const { judged, same, changed, already, moves, skipped } = tally;
  return {
    id: String(id),
    ...{ state, failure, total, judged },
    unchanged: same,
    ...{ changed, already, moves, skipped },
    since: since.toISOString(),
    createdAt: createdAt.toISOString(),
    finishedAt: finishedAt?.toISOString() ?? null,
  };
}

export const toApiReplayChange = ({
  decisionId,
  conversationId,
  at,
  before,
  after,
  already,
}: ReplayChange) => ({
  decisionId: String(decisionId),
  conversationId: String(conversationId),
  at: at.toISOString(),
  ...{ before, after, already },
});
