// A new version of a team's model: trained on all its cases, and taken into use only where it is not worse on them.

import type { Model } from '../understand/model.ts';
import { type TeamExample, type TeamModel, trainTeam } from './team.ts';

export type TeamVersion = Readonly<{
  /** Names the content: the same cases on the same base give the same name. */
  version: string;
  model: TeamModel;
  /** False where the new cases would make the team's answers worse than those in use. */
  activate: boolean;
  /** How both did on the team's cases that neither had seen; null where there are too few to tell. */
  compared: Readonly<{ cases: number; candidate: number; current: number }> | null;
}>;

/** One case in this many is kept back to judge by, chosen by its words. */
const keptBack = 5;
/** On fewer cases the comparison is chance: then the team's newest word counts. */
const fewestCases = 20;

/** 32-bit FNV-1a over UTF-16 units with a last mixing step. */
function hash(text: string): number {
  let h = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) h = Math.imul(h ^ text.charCodeAt(i), 0x01000193);
  h ^= h >>> 15;
  h = Math.imul(h, 0x2c1b3c6d);
  return (h ^ (h >>> 13)) >>> 0;
}

function versionOf(examples: readonly TeamExample[], base: Model | null): string {
  const content = JSON.stringify([base?.name ?? null, examples.map(({ text, label }) => [text, label])]);
  return `team-${hash(content).toString(16).padStart(8, '0')}`;
}

const isKeptBack = ({ text }: TeamExample): boolean => hash(text.trim().toLowerCase()) % keptBack === 0;

function share(model: TeamModel, cases: readonly TeamExample[]): number {
  return cases.filter(({ text, label }) => model(text).label === label).length / cases.length;
}

/** All the team's cases, old and new; where both have the same words, the new label counts. */
function together(next: readonly TeamExample[], current: readonly TeamExample[]): TeamExample[] {
  const seen = new Set<string>();
  return [...next, ...current].filter(({ text }) => !seen.has(text) && seen.add(text));
}

/**
 * Trains on `next` and holds it against `current` (the cases of the version in use; null where there is none). Both are
 * trained once more without the cases kept back and judged on these alone, so that neither is asked what it learnt by
 * heart. Deterministic.
 */
export function nextTeamVersion(
  next: readonly TeamExample[],
  current: readonly TeamExample[] | null,
  base: Model | null,
): TeamVersion {
  const version = versionOf(next, base);
  const model = trainTeam(next, base);
  const judges = together(next, current ?? []).filter(isKeptBack);
  const taught = next.filter((one) => !isKeptBack(one));
  const before = (current ?? []).filter((one) => !isKeptBack(one));
  if (judges.length < fewestCases || taught.length === 0 || before.length === 0)
    return { version, model, activate: true, compared: null };
  const compared = {
    cases: judges.length,
    candidate: share(trainTeam(taught, base), judges),
    current: share(trainTeam(before, base), judges),
  };
  return { version, model, activate: compared.candidate >= compared.current, compared };
}
