// A template tried on the mail of the last month before anybody is written to with it.

import { getPolicy } from '../db/policies.ts';
import { findReplayOf, type Replay, startReplay } from '../db/replays.ts';
import type { WordsFault } from '../triage/compose/template-fault.ts';
import type { TemplateFields } from '../triage/compose/template-fields.ts';
import type { RequestContext } from './context.ts';
import { checkFields } from './edit-template.ts';
import { parsers } from './parsers.server.ts';
import { replaySince } from './replay-period.ts';
import { fieldsOf } from './view/template-view.ts';

type AppOf = Pick<RequestContext, 'app'>;

export type TemplateTry = Readonly<{ name: string; fields: TemplateFields; by: string }>;

/** Answers its faults; where there are none it has begun. */
export async function tryTemplate(
  of: AppOf,
  { name, fields, by }: TemplateTry,
): Promise<readonly WordsFault[]> {
  const { source, faults } = await checkFields(of, name, fields);
  if (faults.length > 0) return faults;
  const { db } = of.app;
  const { version } = await getPolicy(db);
  const proposal = { templates: [{ name, source }] };
  await startReplay(db, { by, proposal, basedOn: version, since: replaySince(new Date()) });
  return [];
}

export type TriedTemplate = Readonly<{ replay: Replay; fields: TemplateFields | null }>;

/** Their last try, where it was of this template alone; with the words that were tried. */
export async function findTriedTemplate(of: AppOf, by: string, name: string): Promise<TriedTemplate | null> {
  const tried = await findReplayOf(of.app.db, by);
  const [template, ...others] = tried?.proposal.templates ?? [];
  if (!tried || tried.proposal.policy || template?.name !== name || others.length > 0) return null;
  const { readTemplate } = await parsers.template();
  return { replay: tried.replay, fields: fieldsOf(readTemplate(name, template.source).template) };
}
