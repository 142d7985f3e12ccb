// Mails that ask something routine and tell something beside it, by writers who knew neither the corpus nor the engine.

import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';

import { findCriticalPhrases } from '../../triage/decide/critical-phrases.ts';
import { soundsCritical } from '../../triage/decide/reasons-for-person.ts';
import { defaultPolicy } from '../../triage/policy.ts';
import { loadModel } from '../../triage/understand/model.ts';
import { understand } from '../../triage/understand/understand.ts';
import { situation } from '../situations.ts';

type Mail = Readonly<{ name: string; subject: string; text: string; critical: boolean }>;

const mails = readFileSync(new URL('mails.jsonl', import.meta.url), 'utf8')
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line) as Mail);
const model = loadModel(readFileSync(new URL('../../triage/model/base.model', import.meta.url)));

const read = mails.map((mail) => {
  const understanding = understand(mail, model);
  return { ...mail, understanding, sounds: soundsCritical(situation({ understanding })) };
});
const shareHeard = (all: typeof read): number => all.filter(({ sounds }) => sounds).length / all.length;
const critical = read.filter((mail) => mail.critical);
const harmless = read.filter((mail) => !mail.critical);

describe('what is told beside a routine question', () => {
  test('is heard where it is critical, in most mails without a word of any list', () => {
    expect(critical.length).toBe(180);
    expect(shareHeard(critical)).toBeGreaterThan(0.7);
    const named = critical.filter(
      ({ subject, text }) => findCriticalPhrases(`${subject}\n${text}`, defaultPolicy).length > 0,
    );
    expect(named.length / critical.length).toBeLessThan(0.4);
  });

  test('is left alone where it is harmless, though it has the same words', () => {
    expect(harmless.length).toBe(150);
    expect(shareHeard(harmless)).toBeLessThan(0.16);
  });

  test('is shown by the sentence that tells it', () => {
    for (const { text, subject, understanding, sounds } of critical) {
      const spans = understanding.evidence.critical ?? [];
      if (sounds) expect(spans.length).toBeGreaterThan(0);
      for (const { field, start, end, text: shown } of spans)
        expect({ subject, text }[field].slice(start, end)).toBe(shown);
    }
  });
});

test('a mail of words alone, or of nothing, tells nothing', () => {
  for (const text of ['', 'Hi', '???', '10-4471'])
    expect(understand({ subject: '', text }, model).critical, text).toBe(0);
});
