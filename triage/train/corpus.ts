// What training reads: the corpus of the repository as plain data.

import { type Intent, intents } from '../intents.ts';
import { background, type Head } from '../understand/model.ts';

export type Label = Intent | typeof background;

/** A sentence with its choices and slots. */
export type CorpusSentence = Readonly<{
  language: string;
  label: Label;
  text: string;
  tags: readonly Head[];
  /** Written as people type into a chat: no mail is put together from it. */
  chat: boolean;
}>;

/** A whole mail; `any` are intents that a fair reader would accept too. */
export type CorpusMail = Readonly<{
  language: string;
  label: Intent;
  any: readonly Intent[];
  subject: string;
  text: string;
  tags: readonly Head[];
  /** Put together from sentences, as against written as a mail. */
  composed: boolean;
}>;

/** What people tell beside their question: `critical` where no machine may pass over it. */
export type CorpusAside = Readonly<{ language: string; text: string; critical: boolean }>;

export type Corpus = Readonly<{
  sentences: readonly CorpusSentence[];
  mails: readonly CorpusMail[];
  asides: readonly CorpusAside[];
}>;

/** A file of the corpus: `sentences.en.jsonl`, `mails.en.jsonl` or `asides.en.jsonl`, with its text. */
export type CorpusFile = Readonly<{ name: string; text: string }>;

const labels: ReadonlySet<string> = new Set([...intents, background]);

function labelOf(value: unknown, where: string): Label {
  if (typeof value !== 'string' || !labels.has(value))
    throw new Error(`${where}: unknown label ${String(value)}`);
  return value as Label;
}

/**
 * Reads corpus files, in the order of their names so that the result does not depend on the folder's order. Files of the
 * folder that are none of these are left to others: posts to `posts.ts`.
 */
export function readCorpus(files: readonly CorpusFile[]): Corpus {
  const sentences: CorpusSentence[] = [];
  const mails: CorpusMail[] = [];
  const asides: CorpusAside[] = [];
  for (const file of files.toSorted((a, b) => (a.name < b.name ? -1 : 1))) {
    const [kind, language = 'en'] = file.name.split('.');
    if (kind !== 'sentences' && kind !== 'mails' && kind !== 'asides') continue;
    for (const [i, line] of file.text.split('\n').entries()) {
      if (line.trim() === '') continue;
      const where = `${file.name}:${i + 1}`;
      const row = JSON.parse(line) as Record<string, unknown>;
      const text = String(row.text ?? '');
      if (kind === 'asides') {
        asides.push({ language, text, critical: row.critical === true });
        continue;
      }
      const label = labelOf(row.label, where);
      const tags = (row.tags ?? []) as Head[];
      if (kind === 'sentences') sentences.push({ language, label, text, tags, chat: row.chat === true });
      else if (label !== background) {
        const any = ((row.any ?? []) as unknown[]).map((each) => labelOf(each, where) as Intent);
        mails.push({ language, label, any, subject: String(row.subject ?? ''), text, tags, composed: false });
      }
    }
  }
  return { sentences, mails, asides };
}
