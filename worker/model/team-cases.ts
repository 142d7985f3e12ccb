// What a team teaches the engine: examples of its templates, and mails that agents have spoken about.

import { listCorrectedMails, listMailWords } from '../../db/corrections.ts';
import type { Db } from '../../db/database.ts';
import type { CaseSource } from '../../db/models.ts';
import type { Template } from '../../triage/compose/template.ts';
import type { TeamCase } from '../../triage/train/team-fit.ts';

export type KnownCase = Readonly<{ source: CaseSource; words: TeamCase }>;

/** Of each kind; what agents said longest ago is the first to be left out. */
const mostCases = 2_000;

/** All there is to learn from, in the same order each time; of the same words the newest word of an agent counts. */
export async function collectCases(db: Db, templates: readonly Template[]): Promise<KnownCase[]> {
  const corrected = (await listCorrectedMails(db, mostCases)).map(
    ({ messageId, subject, text, label }): KnownCase => ({
      source: { from: 'correction', messageId, label },
      words: wordsOf(subject, text, label),
    }),
  );
  const examples = templates
    .toSorted((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap(({ kind, name, intent, examples: all = [] }) =>
      kind === 'answer' && intent !== null
        ? all.map(
            (text): KnownCase => ({
              source: { from: 'template', template: name, text, label: intent },
              words: { text, label: intent },
            }),
          )
        : [],
    )
    .slice(0, mostCases);
  const seen = new Set<string>();
  return [...corrected, ...examples].filter(({ words: { subject, text } }) => {
    const key = `${subject ?? ''}\n${text}`.trim().toLowerCase();
    return !seen.has(key) && seen.add(key);
  });
}

/** The cases of a stored version that are still there: a mail that was deleted teaches nothing any more. */
export async function findCases(db: Db, sources: readonly CaseSource[]): Promise<TeamCase[]> {
  const ids = sources.flatMap((each) => (each.from === 'correction' ? [each.messageId] : []));
  const mails = new Map((await listMailWords(db, ids)).map((mail) => [mail.messageId, mail] as const));
  return sources.flatMap((source): TeamCase[] => {
    if (source.from === 'template') return [{ text: source.text, label: source.label }];
    const mail = mails.get(source.messageId);
    return mail ? [wordsOf(mail.subject, mail.text, source.label)] : [];
  });
}

const wordsOf = (subject: string | null, text: string, label: string): TeamCase => ({
  ...(subject === null || subject.trim() === '' ? {} : { subject }),
  text,
  label,
});
