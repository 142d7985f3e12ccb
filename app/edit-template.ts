// A template on its way from the editor or the API to the mails: checked, kept as a version, published.

import { listPublishedArticles } from '../db/articles.ts';
import { recordAudit } from '../db/audit.ts';
import { queueAdaptation } from '../db/jobs.ts';
import { getPolicy } from '../db/policies.ts';
import {
  bringTemplateBack,
  listTemplateVersions,
  publishTemplate,
  retireTemplate,
  saveTemplateVersion,
} from '../db/templates.ts';
import type { CheckSettings } from '../triage/compose/check-template.ts';
import type { Template } from '../triage/compose/template.ts';
import type { WordsFault } from '../triage/compose/template-fault.ts';
import type { TemplateFields } from '../triage/compose/template-fields.ts';
import { localTime } from '../triage/hours/opening.ts';
import { readApproved } from './approved-templates.ts';
import type { RequestContext } from './context.ts';
import { parsers } from './parsers.server.ts';
import type { Say } from './words/say.ts';

type AppOf = Pick<RequestContext, 'app'>;

export type Faulty = Readonly<{ kind: 'faulty'; faults: readonly WordsFault[] }>;
/** Somebody else was faster. */
export type Overtaken = Readonly<{ kind: 'overtaken' }>;
export type Saved = Readonly<{ kind: 'saved'; version: number }>;

/** All that a template is held against, as it is now. */
export async function readCheckSettings(of: AppOf): Promise<CheckSettings> {
  const { db } = of.app;
  const [{ policy }, articles, others] = await Promise.all([
    getPolicy(db),
    listPublishedArticles(db),
    readApproved(of),
  ]);
  const now = new Date();
  return { policy, articles, others, now, today: localTime(now, policy.hours.timeZone).date };
}

/** The file that `fields` make, with every fault in it. */
export async function checkFields(of: AppOf, name: string, fields: TemplateFields) {
  const [{ checkTemplate }, { writeTemplate }] = await Promise.all([
    parsers.checkTemplate(),
    parsers.templateFields(),
  ]);
  const source = writeTemplate(fields);
  return { source, ...checkTemplate(name, source, await readCheckSettings(of)) };
}

export type SaveRequest = Readonly<{ name: string; fields: TemplateFields; by: string; basedOn?: number }>;

/** A draft of what could be sent as it is: what is faulty is not kept. */
export async function saveTemplate(
  of: AppOf,
  { name, fields, by, basedOn }: SaveRequest,
): Promise<Saved | Faulty | Overtaken> {
  const { source, faults } = await checkFields(of, name, fields);
  if (faults.length > 0) return { kind: 'faulty', faults };
  const version = await saveTemplateVersion(of.app.db, {
    ...{ name, source, by },
    ...(basedOn === undefined ? {} : { basedOn }),
  });
  return version === null ? { kind: 'overtaken' } : { kind: 'saved', version };
}

export type Published = Readonly<{ kind: 'published' | 'not-found' }> | Faulty;

/** Checked again: an article that it quotes may have gone since it was saved. */
export async function publish(of: AppOf, name: string, version: number, by: string): Promise<Published> {
  const { db } = of.app;
  const { checkTemplate } = await parsers.checkTemplate();
  const found = (await listTemplateVersions(db, name)).find((each) => each.version === version);
  if (!found) return { kind: 'not-found' };
  const settings = await readCheckSettings(of);
  const { template, faults } = checkTemplate(name, found.source, settings);
  if (!template || faults.length > 0) return { kind: 'faulty', faults };
  const after = [...settings.others.filter((each) => each.name !== name), template];
  await change(of, settings.others, after, async (trx) => {
    await publishTemplate(trx, name, version, new Date());
    await recordAudit(trx, { who: by, action: 'template.published', subject: name, after: { version } });
  });
  return { kind: 'published' };
}

/** Answers why not, where another template needs it; null where it is done. */
export async function switchOff(of: AppOf, name: string, by: string, say: Say): Promise<string | null> {
  const before = await readApproved(of);
  const after = before.filter((each) => each.name !== name);
  const gone = before.find((each) => each.name === name);
  if (gone?.kind === 'footer' && after.some((each) => isSigned(each) && each.language === gone.language))
    return say('Every answer in “{language}” ends with it.', { language: gone.language });
  await change(of, before, after, async (trx) => {
    await retireTemplate(trx, name, by, new Date());
    await recordAudit(trx, { who: by, action: 'template.off', subject: name });
  });
  return null;
}

const isSigned = ({ kind }: Template) => kind === 'answer' || kind === 'ask';

export async function switchOn(of: AppOf, name: string, by: string): Promise<void> {
  const before = await readApproved(of);
  await change(of, before, null, async (trx) => {
    await bringTemplateBack(trx, name);
    await recordAudit(trx, { who: by, action: 'template.on', subject: name });
  });
}

type Step = Parameters<ReturnType<RequestContext['app']['db']['transaction']>['execute']>[0];

/** `after` null: not known before it is done. */
async function change(
  { app }: AppOf,
  before: readonly Template[],
  after: readonly Template[] | null,
  step: Step,
): Promise<void> {
  const { sameExamples } = await parsers.templateExamples();
  await app.db.transaction().execute(async (trx) => {
    await step(trx);
    if (after === null || !sameExamples(before, after)) await queueAdaptation(trx, new Date());
  });
}

/** What a new template is called: "gift-cards.en", "ask-gift-cards.en", "handover.pl". */
export function nameOf({
  kind,
  intent,
  language,
}: Pick<TemplateFields, 'kind' | 'intent' | 'language'>): string {
  const about = (intent ?? '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '');
  const first = kind === 'ask' ? ['ask', about] : kind === 'answer' ? [about] : [kind];
  return `${first.filter(Boolean).join('-') || 'template'}.${language}`;
}
