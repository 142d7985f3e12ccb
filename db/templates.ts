// Templates as a team edits them: every version is kept, one of them is published, and mails are written from that one.

import { sql } from 'kysely';

import type { StoredTemplate } from '../triage/compose/approved.ts';
import { recordAudit } from './audit.ts';
import type { Database, Db, Trx } from './database.ts';

/** All that the database knows of; what comes with Baton and was never touched is not among them. */
export async function listStoredTemplates(db: Db): Promise<StoredTemplate[]> {
  const rows = await db
    .selectFrom('template')
    .leftJoin('template_version', (join) =>
      join
        .onRef('template_version.name', '=', 'template.name')
        .onRef('template_version.version', '=', 'template.published'),
    )
    .select([
      'template.name',
      'template.published as version',
      'template.retired_at',
      'template_version.source',
    ])
    .orderBy('template.name')
    .execute();
  return rows.map(({ name, version, source, retired_at }) => ({
    ...{ name, version, source },
    retired: retired_at !== null,
  }));
}

export type TemplateVersion = Readonly<{
  version: number;
  source: string;
  createdAt: Date;
  createdBy: string;
}>;

/** The newest first. */
export async function listTemplateVersions(db: Db, name: string): Promise<TemplateVersion[]> {
  return await db
    .selectFrom('template_version')
    .select(['version', 'source', 'created_at as createdAt', 'created_by as createdBy'])
    .where('name', '=', name)
    .orderBy('version', 'desc')
    .execute();
}

/** The newest version of each, published or not. */
export async function listNewestTemplates(db: Db): Promise<(TemplateVersion & { name: string })[]> {
  return await db
    .selectFrom('template_version')
    .distinctOn('name')
    .select(['name', 'version', 'source', 'created_at as createdAt', 'created_by as createdBy'])
    .orderBy('name')
    .orderBy('version', 'desc')
    .execute();
}

export type NewVersion = Readonly<{
  name: string;
  source: string;
  by: string;
  /** The newest version that its author has seen, 0 for none; absent: it is made whatever is there. */
  basedOn?: number;
}>;

/** A draft: nobody is written to with it yet. Answers its version; null where somebody made a newer one meanwhile. */
export async function saveTemplateVersion(
  db: Database,
  { name, source, by, basedOn }: NewVersion,
): Promise<number | null> {
  return await db.transaction().execute(async (trx) => {
    await lockTemplate(trx, name);
    const [newest] = await listTemplateVersions(trx, name);
    const before = newest?.version ?? 0;
    if (basedOn !== undefined && basedOn !== before) return null;
    // Saved twice by a second click it is one version.
    if (newest?.source === source) return before;
    const version = before + 1;
    await trx.insertInto('template_version').values({ name, version, source, created_by: by }).execute();
    await recordAudit(trx, { who: by, action: 'template.saved', subject: name, after: { version } });
    return version;
  });
}

/** From now on mails are written from this version, which may be an older one. False where there is no such version. */
export async function publishTemplate(trx: Trx, name: string, version: number, now: Date): Promise<boolean> {
  const found = await trx
    .selectFrom('template_version')
    .select('version')
    .where('name', '=', name)
    .where('version', '=', version)
    .executeTakeFirst();
  if (!found) return false;
  await trx
    .updateTable('template')
    .set({ published: version, published_at: now, retired_at: null, retired_by: null })
    .where('name', '=', name)
    .execute();
  return true;
}

/** Switched off, no mail is written from it, nor from the file of its name. */
export async function retireTemplate(trx: Trx, name: string, by: string, now: Date): Promise<void> {
  await lockTemplate(trx, name);
  await trx
    .updateTable('template')
    .set({ retired_at: now, retired_by: by })
    .where('name', '=', name)
    .execute();
}

export async function bringTemplateBack(trx: Trx, name: string): Promise<void> {
  await trx
    .updateTable('template')
    .set({ retired_at: null, retired_by: null })
    .where('name', '=', name)
    .execute();
}

async function lockTemplate(trx: Trx, name: string): Promise<void> {
  await trx
    .insertInto('template')
    .values({ name })
    .onConflict((conflict) => conflict.column('name').doNothing())
    .execute();
  await trx.selectFrom('template').select('name').where('name', '=', name).forUpdate().execute();
}

/** How many mails and drafts were written from each since `since`. */
export async function countTemplateUse(db: Db, since: Date): Promise<Map<string, number>> {
  const { rows } = await sql<{ name: string; times: number }>`
    select name, count(*) as times from decision, unnest(parts) as name
    where created_at >= ${since} group by name`.execute(db);
  return new Map(rows.map(({ name, times }) => [name, times]));
}
