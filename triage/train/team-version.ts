// A new version of a team's model: trained on all its cases, and taken into use only where it is not worse on them.

import { intents } from '../intents.ts';
import { withTeam } from '../model/team-judgement.ts';
import { loadTeamModel, type TeamModel } from '../model/team-model.ts';
import type { Model } from '../understand/model.ts';
import type { Rehearsal } from './rehearsal.ts';
import { fitTeam, labelsOf, type Read, type ReadCase, readLine, type TeamCase } from './team-fit.ts';

/** How often a model was right on cases that it had not learnt, and how often it was wrong where the bot would answer. */
export type Tally = Readonly<{ right: number; surelyWrong: number }>;

export type TeamFigures = Readonly<{
  /** Cases that both were asked about. */
  cases: number;
  /** In use until now; `after` the new version. */
  before: Tally;
  after: Tally;
  /** Cases that only the new version has right, and those that only the one in use has. */
  gained: number;
  lost: number;
  /** Share of other lines of which it thinks as the base does. */
  kept: number;
}>;

export type TeamVersion = Readonly<{
  /** Names the content: the same cases on the same base give the same name. */
  name: string;
  bytes: Uint8Array;
  /** The team's own intents. */
  own: readonly string[];
  /** Why it is not to be used; null where it is. */
  refused: 'worse' | 'surely_wrong' | 'forgets' | null;
  /** Null where there are too few cases to tell. */
  figures: TeamFigures | null;
}>;

export type NextVersion = Readonly<{
  cases: readonly TeamCase[];
  /** The cases of the version in use; null where the base is. */
  current: readonly TeamCase[] | null;
  base: Model;
  rehearsal: Rehearsal;
}>;

/** On fewer cases a comparison is chance: then the team's newest word counts. */
const fewestCases = 10;
/** As many parts: each is judged by what was learnt from the others. */
const folds = 5;
/** With more cases than this one part is enough to judge by. */
const mostForAllFolds = 200;
/** From this confidence on the bot answers by itself as Baton comes. */
const sure = 0.85;
/** An answer that is surely wrong undoes the good of this many right ones. */
const wrongCosts = 5;
/** Of what the team's cases do not speak of the new version must think as the base does, but for this share. */
const fewestKept = 0.95;
/**
 * How far corrections may be believed: what does best on cases they were not learnt from. At 2 a team's own questions were
 * found in 95 of 100 instead of 91, and English mails about something else were read rightly in 81 instead of 83.
 */
const strengths = [0.5, 0.75, 1, 1.25, 1.5];
/** Where there are too few cases to choose by: what was mostly chosen where there were more. */
const usualStrength = 1.5;

/** 32-bit FNV-1a over UTF-16 units with a last mixing step. */
function hash(text: string): number {
  let h = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) h = Math.imul(h ^ text.charCodeAt(i), 0x01000193);
  h ^= h >>> 15;
  h = Math.imul(h, 0x2c1b3c6d);
  return (h ^ (h >>> 13)) >>> 0;
}

/** What a version is made from, in one word. */
export function teamVersionName(cases: readonly TeamCase[], base: Pick<Model, 'name'>): string {
  const content = JSON.stringify([
    base.name,
    cases.map(({ subject, text, label }) => [subject ?? '', text, label]),
  ]);
  return `team-${hash(content).toString(16).padStart(8, '0')}`;
}

type Judge = ReadCase & Readonly<{ fold: number }>;

/** The same words are always in the same part, whichever version they are cases of. */
const foldOf = ({ text }: TeamCase): number => hash(text.trim().toLowerCase()) % folds;

/**
 * Trains on `cases` and holds the outcome against what is in use. Both are trained once more without the cases that they
 * are then asked about, so that neither is asked what it learnt by heart (cross-validation: Stone 1974). Deterministic;
 * some seconds for 2,000 cases. Throws where there are no cases.
 */
export function nextTeamVersion({ cases, current, base, rehearsal }: NextVersion): TeamVersion {
  if (cases.length === 0) throw new Error('a team model needs cases');
  const name = teamVersionName(cases, base);
  const readings = new Map<string, Read>();
  const judgeOf = (each: TeamCase): Judge => {
    const key = `${each.subject ?? ''}\n${each.text}`;
    const known = readings.get(key) ?? readLine(each, base);
    readings.set(key, known);
    return { ...known, label: each.label, fold: foldOf(each) };
  };
  const next = cases.map(judgeOf);
  const learnt = rehearsal.learnt.map((line) => readLine(line, base));
  const labels = labelsOf(cases);
  const asked = next.length <= mostForAllFolds ? [...Array(folds).keys()] : [0];
  const judges = next.filter(({ fold }) => asked.includes(fold));
  // Those that only judge rehearse less: they are as good as that, and five of them are made.
  const less = learnt.filter((_, at) => at % 3 === 0);
  const held = (of: readonly Judge[]): Held =>
    asked.map((fold) => {
      const known = of.filter((each) => each.fold !== fold);
      if (known.length === 0) return { fold, model: null };
      const trained = fitTeam(known, less, base, { name, labels: labelsOf(known), strength: 1 });
      return { fold, model: loadTeamModel(trained) };
    });
  const candidates = held(next);
  const strength = judges.length < fewestCases ? usualStrength : bestStrength(judges, candidates);
  const bytes = fitTeam(next, learnt, base, { name, labels, strength });
  const version = { name, bytes, own: labels.slice(intents.length) };
  if (judges.length < fewestCases) return { ...version, refused: null, figures: null };

  const holders = held(current?.map(judgeOf) ?? []);
  const heldStrength = bestStrength(judges, holders);
  const figures = {
    ...compare(answers(judges, holders, heldStrength), answers(judges, candidates, strength)),
    kept: keptShare(
      loadTeamModel(bytes),
      rehearsal.asked.map((line) => readLine(line, base)),
    ),
  };
  return { ...version, refused: verdict(figures), figures };
}

type Held = readonly Readonly<{ fold: number; model: TeamModel | null }>[];

function answer(model: TeamModel | null, { reading, shares }: Read): { label: string; confidence: number } {
  const told = model ? withTeam(model, reading, shares) : { shares, own: null };
  const best = told.shares.indexOf(Math.max(...told.shares));
  return told.own
    ? { label: told.own.intent, confidence: told.own.confidence }
    : { label: intents[best] ?? 'other', confidence: told.shares[best] ?? 0 };
}

type Given = Readonly<{ confidence: number; right: boolean }>;

/** Each case is answered by the model that has not learnt it. */
function answers(judges: readonly Judge[], held: Held, strength: number): Given[] {
  return judges.map((judge) => {
    const model = held.find(({ fold }) => fold === judge.fold)?.model ?? null;
    const given = answer(model && { ...model, strength }, judge);
    return { ...given, right: given.label === judge.label };
  });
}

function compare(before: readonly Given[], after: readonly Given[]): Omit<TeamFigures, 'kept'> {
  const only = (these: readonly Given[], those: readonly Given[]): number =>
    these.filter(({ right }, at) => right && !those[at]?.right).length;
  return {
    cases: after.length,
    before: tally(before),
    after: tally(after),
    gained: only(after, before),
    lost: only(before, after),
  };
}

const tally = (given: readonly Given[]): Tally => ({
  right: given.filter(({ right }) => right).length,
  surelyWrong: given.filter(({ right, confidence }) => !right && confidence >= sure).length,
});

/** By the squared error of "right" against the confidence (Brier 1950), which both wrong and unsure answers raise. */
function bestStrength(judges: readonly Judge[], held: Held): number {
  const errors = strengths.map((strength) =>
    answers(judges, held, strength).reduce(
      (sum, { right, confidence }) => sum + (right ? (1 - confidence) ** 2 : 1 + confidence ** 2),
      0,
    ),
  );
  return strengths[errors.indexOf(Math.min(...errors))] ?? usualStrength;
}

function keptShare(model: TeamModel, lines: readonly Read[]): number {
  if (lines.length === 0) return 1;
  const same = lines.filter((line) => answer(model, line).label === answer(null, line).label);
  return same.length / lines.length;
}

/**
 * Two versions differ by chance in about the square root of the cases in which they differ (McNemar 1947): less than that
 * is not called worse, or no correction could ever take effect.
 */
function verdict({ before, after, gained, lost, kept }: TeamFigures): TeamVersion['refused'] {
  if (kept < fewestKept) return 'forgets';
  if (lost - gained > Math.sqrt(lost + gained)) return 'worse';
  const [was, is] = [before.surelyWrong, after.surelyWrong];
  const more = is - was > Math.sqrt(is + was);
  return more && wrongCosts * (is - was) > gained - lost ? 'surely_wrong' : null;
}
