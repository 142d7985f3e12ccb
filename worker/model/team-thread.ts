// A thread of its own in which a team's cases are learnt, so that no mail waits meanwhile. Started by `learn-team.ts`.

import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parentPort, workerData } from 'node:worker_threads';

import { readCorpus } from '../../triage/train/corpus.ts';
import { rehearsalOf } from '../../triage/train/rehearsal.ts';
import { nextTeamVersion } from '../../triage/train/team-version.ts';
import { loadModel } from '../../triage/understand/model.ts';
import type { Lesson } from './learn-team.ts';

const { root, cases, current } = workerData as Lesson;
const folder = path.join(root, 'triage', 'corpus');
const corpus = readCorpus(
  readdirSync(folder)
    .filter((name) => /^(?:sentences|mails)\..*jsonl$/.test(name))
    .map((name) => ({ name, text: readFileSync(path.join(folder, name), 'utf8') })),
);
const base = loadModel(readFileSync(path.join(root, 'triage', 'model', 'base.model')));
parentPort?.postMessage(nextTeamVersion({ cases, current, base, rehearsal: rehearsalOf(corpus) }));
