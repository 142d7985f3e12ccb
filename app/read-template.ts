// One template with all there is of it: the words in use, a newer draft, the versions, the file that comes with Baton.

import { listStoredTemplates, listTemplateVersions } from '../db/templates.ts';
import type { Template } from '../triage/compose/template.ts';
import { readFiles } from './approved-templates.ts';
import type { RequestContext } from './context.ts';
import { parsers } from './parsers.server.ts';
import { toFields } from './view/template-fields.ts';

type AppOf = Pick<RequestContext, 'app'>;

export type WholeTemplate = Readonly<{
  name: string;
  /** What mails are written from; null: nothing yet, or it is switched off. */
  used: Template | null;
  /** Newer than what is published; null where there is none. */
  draft: Template | null;
  /** The words as Baton comes with them; null for a template of the team's own. */
  file: Readonly<{ template: Template; source: string }> | null;
  retired: boolean;
  published: number | null;
  /** The newest first; `template` is null where this Baton cannot read it. */
  versions: readonly Readonly<{
    version: number;
    source: string;
    template: Template | null;
    createdAt: Date;
    createdBy: string;
  }>[];
}>;

/** Null where there is no template of this name. */
export async function readWholeTemplate(of: AppOf, name: string): Promise<WholeTemplate | null> {
  const { readTemplate } = await parsers.template();
  const [files, stored, rows] = await Promise.all([
    readFiles(of),
    listStoredTemplates(of.app.db),
    listTemplateVersions(of.app.db, name),
  ]);
  const file = files.find((each) => each.template.name === name) ?? null;
  const row = stored.find((each) => each.name === name);
  if (!file && rows.length === 0) return null;
  const versions = rows.map((each) => ({
    ...each,
    template: readTemplate(name, each.source, String(each.version)).template,
  }));
  const published = row?.version ?? null;
  const retired = row?.retired ?? false;
  const inUse = versions.find((each) => each.version === published)?.template ?? null;
  const [newest] = versions;
  return {
    ...{ name, file, retired, published, versions },
    used: retired ? null : published === null ? (file?.template ?? null) : inUse,
    draft: newest && newest.version > (published ?? 0) ? newest.template : null,
  };
}

/** As the API tells it; `newest` is the number of the newest version, 0 for none. */
export async function findApiTemplate(of: AppOf, name: string) {
  const found = await readWholeTemplate(of, name);
  if (!found) return null;
  const { used, draft, file, retired, published, versions } = found;
  const shown = used ?? draft ?? versions[0]?.template ?? file?.template;
  if (!shown) return null;
  return {
    name,
    version: shown.version,
    origin: published === null ? 'baton' : 'team',
    retired,
    ...toFields(shown),
    draft: draft && { version: Number(draft.version), ...toFields(draft) },
    newest: versions[0]?.version ?? 0,
  };
}
