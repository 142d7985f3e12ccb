// What judging a mail and writing its answer take by themselves: no lookup, no database, no network.

import { readFileSync } from 'node:fs';
import path from 'node:path';

import { composeTraced } from '../../triage/compose/compose.ts';
import { buildSlots } from '../../triage/compose/slots.ts';
import { decide } from '../../triage/decide/decide.ts';
import { ownFacts } from '../../triage/decide/own-facts.ts';
import { templateInfos } from '../../triage/decide/template-infos.ts';
import { wishesIn } from '../../triage/decide/wishes.ts';
import { loadModel } from '../../triage/understand/model.ts';
import { understand } from '../../triage/understand/understand.ts';
import { readTemplates } from '../../worker/templates.ts';
import { projectRoot } from '../project-root.ts';
import { evasOrder, situation } from '../situations.ts';

export type DecideCost = Readonly<{
  /** Milliseconds for one mail, from what was understood and looked up to the words that would be sent. */
  p50: number;
  p99: number;
  limit: number;
  mails: number;
  /** How many of them the bot would have written to, itself or to say that a person takes over. */
  written: number;
}>;

/** Of the 99th percentile, in milliseconds. */
const limit = 2;
/** As many as it takes until the code runs as fast as it does in a worker that has been up for a minute. */
const warmUp = 2_000;

const texts = [
  'Where is my order 10-4471? When will it arrive?',
  'What are your opening hours on Saturday, and where is my order 10-4471?',
  'Hi, how much is express shipping? And I forgot my password, how can I reset it?',
  'Guten Tag,\n\nwo bleibt meine Bestellung 10-4471? Wann kommt sie an?\n\nEva Novak',
  'Wann haben Sie am Sonntag geöffnet?',
  'I would like to return the lamp from order 99-1234, it is too small.',
  'This is the THIRD time that I write. I want to talk to a person, and my lawyer will hear of it.',
  'Thank you, that was quick!',
];

export function measureDecide(count: number, say: (words: string) => void): DecideCost {
  say(`${count} mails decided on and answered, without lookup`);
  const model = loadModel(readFileSync(path.join(projectRoot, 'triage', 'model', 'base.model')));
  const templates = readTemplates(projectRoot);
  const cases = texts.map((text) =>
    situation({
      understanding: understand({ text, date: '2026-11-23T09:00:00Z' }, model),
      wishes: wishesIn(model, text),
      mail: { words: text },
      facts: { order: { kind: 'found', order: evasOrder, by: 'number' } },
      templates: templateInfos(templates),
    }),
  );
  const answer = (at: number): boolean => {
    const of = cases[at % cases.length] ?? situation();
    const { parts, team } = decide(of);
    if (parts.length === 0) return false;
    const now = new Date(Date.UTC(2026, 10, 23, 9) + at * 60_000);
    const slots = buildSlots({
      ...{ policy: of.policy, understanding: of.understanding, words: of.mail.words, team, now },
      facts: ownFacts(of.facts, of.mail),
      language: templates.find(({ name }) => name === parts[0])?.language ?? 'en',
      ...{ customerName: 'Eva Novak', conversationNumber: 1_000 + at, promisedBy: now },
    });
    composeTraced(templates, parts, slots);
    return true;
  };
  for (let at = 0; at < warmUp; at++) answer(at);
  let written = 0;
  const times = Array.from({ length: count }, (_, at) => {
    const from = performance.now();
    if (answer(warmUp + at)) written += 1;
    return performance.now() - from;
  });
  const sorted = times.toSorted((a, b) => a - b);
  const rank = (share: number) => Math.round((sorted[Math.ceil(share * count) - 1] ?? 0) * 1_000) / 1_000;
  return { p50: rank(0.5), p99: rank(0.99), limit, mails: count, written };
}
