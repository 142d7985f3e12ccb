// What evaluation says about the mood, requests for a person, and what the bot would answer by itself.

import type { Intent } from '../intents.ts';
import { defaultPolicy } from '../policy.ts';
import type { Understanding } from '../understanding.ts';
import { areaUnderRoc } from './figures.ts';

/** What the data say of a mail beside its intent; absent where they say nothing. */
export type MoodLabels = Readonly<{
  /** 0 calm, 1 annoyed, 2 angry. */
  anger?: number;
  sarcasm?: number;
  wantsHuman?: boolean;
  /** Something is told that no machine may pass over. */
  critical?: boolean;
}>;

export type MoodFigures = Readonly<{
  /** Area under the ROC curve; absent where the data have only one kind. */
  angerAny?: number;
  angerStrong?: number;
  sarcasm?: number;
  human?: Readonly<{ asked: number; missed: number; falselyHeard: number; of: number }>;
  /** At the limit of the policy as the product comes. */
  critical?: Readonly<{ told: number; missed: number; falselyHeard: number; of: number }>;
}>;

type Judged = Readonly<{ labels: MoodLabels; found: Understanding }>;

function area(
  judged: readonly Judged[],
  truth: (labels: MoodLabels) => boolean | undefined,
  score: (found: Understanding) => number,
): number | undefined {
  const told = judged.flatMap(({ labels, found }) => {
    const is = truth(labels);
    return is === undefined ? [] : [{ is, score: score(found) }];
  });
  const yes = told.filter(({ is }) => is).length;
  if (yes === 0 || yes === told.length) return undefined;
  return areaUnderRoc(
    told.map((one) => one.score),
    told.map((one) => one.is),
  );
}

const soundsCritical = ({ critical = 0 }: Understanding): boolean => critical >= defaultPolicy.criticalLimit;

/** Null where the data say nothing of mood or wish for a person. */
export function moodFigures(judged: readonly Judged[]): MoodFigures | null {
  const above = (value: number | undefined, least: number) =>
    value === undefined ? undefined : value >= least;
  const angerAny = area(
    judged,
    ({ anger }) => above(anger, 1),
    ({ tone }) => tone.anger,
  );
  const angerStrong = area(
    judged,
    ({ anger }) => above(anger, 2),
    ({ tone }) => tone.anger,
  );
  const sarcasm = area(
    judged,
    (labels) => above(labels.sarcasm, 1),
    ({ tone }) => tone.sarcasm,
  );
  const told = judged.filter(({ labels }) => labels.wantsHuman !== undefined);
  const asked = told.filter(({ labels }) => labels.wantsHuman);
  const calm = told.filter(({ labels }) => !labels.wantsHuman);
  const isHeard = ({ found }: Judged) => soundsCritical(found);
  const asides = judged.filter(({ labels }) => labels.critical !== undefined);
  const critical = asides.filter(({ labels }) => labels.critical);
  const harmless = asides.filter(({ labels }) => !labels.critical);
  const figures: MoodFigures = {
    ...(angerAny !== undefined && { angerAny }),
    ...(angerStrong !== undefined && { angerStrong }),
    ...(sarcasm !== undefined && { sarcasm }),
    ...(told.length > 0 && {
      human: {
        asked: asked.length,
        missed: asked.filter(({ found }) => !found.wantsHuman).length,
        falselyHeard: calm.filter(({ found }) => found.wantsHuman).length,
        of: calm.length,
      },
    }),
    ...(asides.length > 0 && {
      critical: {
        told: critical.length,
        missed: critical.filter((one) => !isHeard(one)).length,
        falselyHeard: harmless.filter(isHeard).length,
        of: harmless.length,
      },
    }),
  };
  return Object.keys(figures).length === 0 ? null : figures;
}

/** What the bot answers by itself as the product comes. */
const routine: ReadonlySet<string> = new Set<Intent>([
  'order_status',
  'shipping_delivery',
  'opening_hours',
  'password_reset',
]);
/** As the product's policy comes: more heat than this brings a person. */
const hottest = 0.6;

export type AloneFigures = Readonly<{
  threshold: number;
  /** Mails of the routine intents, and how many of them would be answered. */
  routine: number;
  routineAnswered: number;
  answered: number;
  wrong: number;
}>;

/** What the bot would answer alone from a confidence on, and how much of that wrongly. */
export function answeredAlone(
  judged: readonly Readonly<{ accepted: readonly string[]; label: string; found: Understanding }>[],
  thresholds: readonly number[],
): AloneFigures[] {
  return thresholds.map((threshold) => {
    const answered = judged.filter(
      ({ found }) =>
        routine.has(found.intent) &&
        found.confidence >= threshold &&
        found.tone.anger <= hottest &&
        found.tone.sarcasm <= hottest &&
        !found.wantsHuman &&
        !soundsCritical(found),
    );
    return {
      threshold,
      routine: judged.filter(({ label }) => routine.has(label)).length,
      routineAnswered: answered.filter(({ label }) => routine.has(label)).length,
      answered: answered.length,
      wrong: answered.filter(({ accepted, found }) => !accepted.includes(found.intent)).length,
    };
  });
}
