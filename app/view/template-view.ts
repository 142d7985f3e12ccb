// Templates as their pages show them.

import type { StoredTemplate } from '../../triage/compose/approved.ts';
import type { SlotInfo } from '../../triage/compose/slot-list.ts';
import type { Template } from '../../triage/compose/template.ts';
import type { TemplateFields } from '../../triage/compose/template-fields.ts';
import { intents } from '../../triage/intents.ts';
import { type Say, toSay } from '../words/say.ts';
import type { Tried } from './replay-view.ts';
import { toFields } from './template-fields.ts';
import { intentLabel } from './words.ts';

export type TemplateRow = Readonly<{
  name: string;
  title: string;
  language: string;
  /** "as it comes", "version 3". */
  version: string;
  /** A newer one that nobody is written to with. */
  draft: number | null;
  retired: boolean;
  times: number;
  changed: Readonly<{ by: string; at: string }> | null;
}>;

const kindLabels: Record<Template['kind'], string> = {
  answer: toSay('Answer'),
  ask: toSay('Question back'),
  handover: toSay('Handover to a person'),
  footer: toSay('Last lines of every answer'),
  'ask-code': toSay('Question for a one-time code'),
  code: toSay('One-time code'),
  delay: toSay('A promised answer will be late'),
};

/** "Opening hours", "Refund or return: question back", "Handover to a person". */
export function templateTitle(say: Say, { kind, intent }: Pick<TemplateFields, 'kind' | 'intent'>): string {
  const label = kindLabels[kind as Template['kind']] ?? kind;
  if (intent === null) return say(label);
  const question = say(ownLabel(intent));
  return kind === 'ask' ? say('{question}: question back', { question }) : question;
}

/** An intent of the team's own reads as its name does. */
function ownLabel(intent: string): string {
  const known = intentLabel(intent);
  const words = known.replaceAll('_', ' ');
  return known === intent ? words.charAt(0).toUpperCase() + words.slice(1) : known;
}

export type Newest = Readonly<{ name: string; version: number; createdAt: Date; createdBy: string }>;

export type RowSources = Readonly<{
  files: readonly Template[];
  used: readonly Template[];
  stored: readonly StoredTemplate[];
  newest: readonly (Newest & { template: Template | null })[];
  times: ReadonlyMap<string, number>;
}>;

/** Every template there is, by what it is about; those switched off at the end. */
export function toTemplateRows(say: Say, { files, used, stored, newest, times }: RowSources): TemplateRow[] {
  const names = new Set([...files, ...used, ...stored, ...newest].map((each) => each.name));
  const find = <T extends { name: string }>(all: readonly T[], name: string) =>
    all.find((each) => each.name === name);
  const rows = [...names].flatMap((name): TemplateRow[] => {
    const last = find(newest, name);
    const row = find(stored, name);
    const template = find(used, name) ?? last?.template ?? find(files, name);
    if (!template) return [];
    const published = row?.version ?? null;
    return [
      {
        ...{ name, title: templateTitle(say, template), language: template.language },
        version:
          published !== null
            ? say('version {version}', { version: published })
            : say(find(files, name) ? 'as it comes' : 'not published'),
        draft: last && last.version > (published ?? 0) ? last.version : null,
        retired: row?.retired ?? false,
        times: times.get(name) ?? 0,
        changed: last ? { by: last.createdBy, at: last.createdAt.toISOString() } : null,
      },
    ];
  });
  return rows.sort(
    (a, b) =>
      Number(a.retired) - Number(b.retired) ||
      a.title.localeCompare(b.title) ||
      a.language.localeCompare(b.language),
  );
}

export type EditorView = Readonly<{
  /** Null for one that is yet to be made. */
  name: string | null;
  title: string;
  fields: TemplateFields;
  /** What mails are written from now; null: nothing. */
  used: TemplateFields | null;
  usedVersion: string | null;
  /** The newest version; 0: none. */
  basedOn: number;
  published: number | null;
  hasDraft: boolean;
  retired: boolean;
  slots: readonly SlotInfo[];
  articles: readonly Readonly<{ name: string; title: string }>[];
  mails: readonly Readonly<{ id: number; label: string }>[];
  versions: readonly Readonly<{ version: number; at: string; by: string; published: boolean }>[];
  intents: readonly Readonly<{ value: string; label: string }>[];
  myAddress: string;
  /** Tried on past mail, with the words that were tried; null where they can no longer be read. */
  tried: (Tried & Readonly<{ fields: TemplateFields | null }>) | null;
}>;

export const intentChoices = intents.map((value) => ({ value, label: intentLabel(value) }));

export const emptyFields: TemplateFields = {
  ...{ kind: 'answer', intent: '', language: 'en', requires: [], lookup: 'none', subject: null },
  ...{ tone: 'neutral', examples: [], body: '' },
};

export const fieldsOf = (template: Template | null): TemplateFields | null => template && toFields(template);

/** As lines to compare: what is not said is left out. */
export function fieldLines(say: Say, fields: TemplateFields): string {
  const { kind, intent, language, requires, lookup, subject, tone, examples, body } = fields;
  const front = [
    `${templateTitle(say, { kind, intent })}, ${language}`,
    subject && say('Subject: {subject}', { subject }),
    tone !== 'neutral' && say('Tone: {tone}', { tone }),
    lookup !== 'none' && say('Needs the order'),
    ...requires.map((path) => say('Needs {fact}', { fact: path })),
    ...examples.map((text) => say('Question: {question}', { question: text })),
  ];
  return [...front.filter(Boolean), '', body].join('\n');
}
