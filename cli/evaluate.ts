// `baton evaluate FILE`: how good the engine is on labelled mail, as figures that a person can check line by line.

import { readFile } from 'node:fs/promises';
import { splitReply } from '../triage/parse/reply-text.ts';
import { areaUnderRoc, type Figures, figuresOf, type Judged } from '../triage/train/figures.ts';
import { answeredAlone, type MoodLabels, moodFigures } from '../triage/train/mood-figures.ts';
import { type TeamExample, trainTeam } from '../triage/train/team.ts';
import type { Model } from '../triage/understand/model.ts';
import { type MailWords, understand } from '../triage/understand/understand.ts';
import type { Io } from './io.ts';
import { readBaseModel } from './understand.ts';

type Case = Readonly<{
  id: string;
  /** Absent where the line is no mail. */
  subject?: string;
  text: string;
  label: string;
  accepted: readonly string[];
  mood: MoodLabels;
}>;

async function readCases(file: string): Promise<Case[]> {
  const cases: Case[] = [];
  for (const [i, line] of (await readFile(file, 'utf8')).split('\n').entries()) {
    if (line.trim() === '') continue;
    let row: Record<string, unknown>;
    try {
      row = JSON.parse(line) as Record<string, unknown>;
    } catch (cause) {
      throw new Error(`${file}:${i + 1}: not a JSON object`, { cause });
    }
    if (typeof row.label !== 'string') throw new Error(`${file}:${i + 1}: no label`);
    const more = Array.isArray(row.labels_any) ? row.labels_any.filter((one) => typeof one === 'string') : [];
    cases.push({
      id: String(row.id ?? i + 1),
      ...(typeof row.subject === 'string' && { subject: row.subject }),
      text: typeof row.text === 'string' ? row.text : '',
      label: row.label,
      accepted: [...new Set([row.label, ...more])],
      mood: moodOf(row),
    });
  }
  return cases;
}

function moodOf(row: Record<string, unknown>): MoodLabels {
  const asked = row.wantsHuman;
  return {
    ...(typeof row.anger === 'number' && { anger: row.anger }),
    ...(typeof row.sarcasm === 'number' && { sarcasm: row.sarcasm }),
    ...((typeof asked === 'number' || typeof asked === 'boolean') && { wantsHuman: Boolean(asked) }),
    ...(typeof row.critical === 'boolean' && { critical: row.critical }),
  };
}

/** Labels of the test data that no example teaches: text like this must come out unsure. */
function outOfScope(judged: readonly Judged[], taught: ReadonlySet<string>) {
  const inside = judged.map((one) => one.accepted.some((label) => taught.has(label)));
  const known = judged.filter((_, i) => inside[i]);
  if (known.length === judged.length || known.length === 0) return null;
  return {
    inScope: figuresOf(known),
    outOfScopeCount: judged.length - known.length,
    auroc: areaUnderRoc(
      judged.map((one) => one.confidence),
      inside,
    ),
  };
}

/** From which confidence the bot would answer; 0.8 is how the product comes. */
const thresholds = [0.6, 0.7, 0.8, 0.85, 0.9];

/** A mail as the product reads it: its new words, without what it quotes or forwards. A line without a subject is no mail. */
function newWords({ subject, text }: Case): MailWords {
  if (subject === undefined) return { text };
  const { reply, quoted } = splitReply(text);
  return { subject, text: reply, quoted };
}

function withBase(cases: readonly Case[], model: Model) {
  const read = cases.map((one) => ({ ...one, found: understand(newWords(one), model) }));
  return {
    judged: read.map(
      ({ label, accepted, found }): Judged => ({
        label,
        accepted,
        answer: found.intent,
        confidence: found.confidence,
      }),
    ),
    mood: moodFigures(read.map(({ mood, found }) => ({ labels: mood, found }))),
    alone: answeredAlone(read, thresholds),
  };
}

function withTeam(cases: readonly Case[], examples: readonly TeamExample[], model: Model): Judged[] {
  const answer = trainTeam(examples, model);
  return cases.map(({ subject = '', text, label, accepted }) => {
    const found = answer(subject === '' ? text : `${subject}\n${text}`);
    return { label, accepted, answer: found.label, confidence: found.confidence };
  });
}

function words(figures: Figures, io: Io): void {
  const percent = (share: number): string => `${(share * 100).toFixed(1)} %`;
  io.err(
    `${figures.count} cases, accuracy ${percent(figures.accuracy)}, macro F1 ${figures.macroF1.toFixed(3)}`,
  );
  io.err(`calibration error ${figures.calibrationError.toFixed(3)}`);
  for (const { error, coverage, threshold } of figures.coverage) {
    io.err(
      `at most ${percent(error)} wrong: answers ${percent(coverage)} (from confidence ${threshold.toFixed(2)})`,
    );
  }
  for (const { label, count, precision, recall, f1 } of figures.perLabel) {
    io.err(
      `${label.padEnd(22)} n ${count}  precision ${precision.toFixed(2)}  recall ${recall.toFixed(2)}  F1 ${f1.toFixed(2)}`,
    );
  }
}

function moodWords({ mood, alone }: ReturnType<typeof withBase>, io: Io): void {
  for (const { threshold, routine, routineAnswered, answered, wrong } of alone)
    io.err(
      `alone from ${threshold}: answers ${answered}, ${wrong} wrongly; ${routineAnswered} of ${routine} routine ones`,
    );
  if (mood === null) return;
  const { human, critical, ...areas } = mood;
  for (const [name, value] of Object.entries(areas)) io.err(`${name} AUROC ${value.toFixed(3)}`);
  if (human !== undefined)
    io.err(
      `asks for a person: missed ${human.missed} of ${human.asked}, falsely heard ${human.falselyHeard} of ${human.of}`,
    );
  if (critical !== undefined)
    io.err(
      `tells something critical: missed ${critical.missed} of ${critical.told}, falsely heard ${critical.falselyHeard} of ${critical.of}`,
    );
}

/**
 * One line of figures on stdout, the same in words on stderr; `--cases` adds a line per case before it. With
 * `--examples TRAIN` (lines of `{text, label}`) the intents are the team's own and the base model's are not used.
 */
export async function run(args: readonly string[], io: Io): Promise<number> {
  const rest = [...args];
  const perCase = rest.includes('--cases');
  if (perCase) rest.splice(rest.indexOf('--cases'), 1);
  const at = rest.indexOf('--examples');
  const trainFile = at >= 0 ? rest.splice(at, 2)[1] : undefined;
  const file = rest[0];
  if (file === undefined || rest.length > 1 || (at >= 0 && trainFile === undefined)) {
    io.err('usage: evaluate FILE [--examples TRAIN] [--cases]');
    return 2;
  }
  const cases = await readCases(file);
  if (cases.length === 0) {
    io.err(`${file} has no cases`);
    return 1;
  }
  const model = await readBaseModel(io.root);
  const examples = trainFile === undefined ? null : await readCases(trainFile);
  const base = examples === null ? withBase(cases, model) : null;
  const judged = base?.judged ?? withTeam(cases, examples ?? [], model);
  if (perCase) {
    for (const [i, one] of judged.entries()) {
      io.out(
        JSON.stringify({
          id: cases[i]?.id,
          label: one.label,
          answer: one.answer,
          confidence: one.confidence,
          right: one.accepted.includes(one.answer),
        }),
      );
    }
  }
  const figures = figuresOf(judged);
  const scope =
    examples === null ? null : outOfScope(judged, new Set(examples.map((example) => example.label)));
  io.out(
    JSON.stringify({
      file,
      examples: trainFile ?? null,
      ...figures,
      ...(scope !== null && { scope }),
      ...(base !== null && { alone: base.alone }),
      ...(base !== null && base.mood !== null && { mood: base.mood }),
    }),
  );
  words(figures, io);
  if (base !== null) moodWords(base, io);
  if (scope !== null)
    io.err(
      `in scope ${scope.inScope.count}, accuracy ${(scope.inScope.accuracy * 100).toFixed(1)} %; in or out AUROC ${scope.auroc.toFixed(3)}`,
    );
  return 0;
}
