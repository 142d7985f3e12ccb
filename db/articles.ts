// Articles: a small knowledge base. Versions are kept, one is published; what is published is searched and quoted.

import { sql } from 'kysely';

import type { Article } from '../triage/compose/article.ts';
import { recordAudit } from './audit.ts';
import type { Database, Db, Trx } from './database.ts';

export type ArticleFields = Readonly<{
  title: string;
  body: string;
  links: Article['links'];
  validUntil: string | null;
}>;

export type ArticleKey = Readonly<{ name: string; language: string }>;

export type ArticleVersion = ArticleFields &
  Readonly<{ version: number; createdAt: Date; createdBy: string }>;

export type ArticleEntry = ArticleKey &
  Readonly<{ published: number | null; retired: boolean; newest: ArticleVersion }>;

const fields = (prefix: 'article_version') =>
  [
    `${prefix}.version`,
    `${prefix}.title`,
    `${prefix}.body`,
    `${prefix}.links`,
    `${prefix}.valid_until as validUntil`,
  ] as const;

/** Written by `saveArticleVersion` alone, which is given them checked. */
const toLinks = (links: unknown) => links as Article['links'];

/** What templates may quote: published and not switched off; some may have expired. */
export async function listPublishedArticles(db: Db): Promise<Article[]> {
  const rows = await published(db)
    .select(['article.name', 'article.language', ...fields('article_version')])
    .orderBy('article.name')
    .orderBy('article.language')
    .execute();
  return rows.map((row) => ({ ...row, links: toLinks(row.links) }));
}

const published = (db: Db) =>
  db
    .selectFrom('article')
    .innerJoin('article_version', (join) =>
      join
        .onRef('article_version.name', '=', 'article.name')
        .onRef('article_version.language', '=', 'article.language')
        .onRef('article_version.version', '=', 'article.published'),
    )
    .where('article.retired_at', 'is', null);

/** With drafts and those switched off, by name. */
export async function listArticles(db: Db): Promise<ArticleEntry[]> {
  const rows = await db
    .selectFrom('article')
    .innerJoin('article_version', (join) =>
      join
        .onRef('article_version.name', '=', 'article.name')
        .onRef('article_version.language', '=', 'article.language'),
    )
    .distinctOn(['article.name', 'article.language'])
    .select(['article.name', 'article.language', 'article.published', 'article.retired_at'])
    .select(fields('article_version'))
    .select(['article_version.created_at as createdAt', 'article_version.created_by as createdBy'])
    .orderBy('article.name')
    .orderBy('article.language')
    .orderBy('article_version.version', 'desc')
    .execute();
  return rows.map(({ name, language, published, retired_at, links, ...newest }) => ({
    ...{ name, language, published },
    retired: retired_at !== null,
    newest: { ...newest, links: toLinks(links) },
  }));
}

export async function findArticle(db: Db, { name, language }: ArticleKey) {
  const article = await db
    .selectFrom('article')
    .select(['published', 'retired_at'])
    .where('name', '=', name)
    .where('language', '=', language)
    .executeTakeFirst();
  if (!article) return null;
  const versions = await listVersions(db, { name, language });
  return { published: article.published, retired: article.retired_at !== null, versions };
}

/** The newest first. */
async function listVersions(db: Db, { name, language }: ArticleKey): Promise<ArticleVersion[]> {
  const rows = await db
    .selectFrom('article_version')
    .select(fields('article_version'))
    .select(['article_version.created_at as createdAt', 'article_version.created_by as createdBy'])
    .where('name', '=', name)
    .where('language', '=', language)
    .orderBy('version', 'desc')
    .execute();
  return rows.map((row) => ({ ...row, links: toLinks(row.links) }));
}

export type NewArticleVersion = ArticleKey &
  ArticleFields &
  Readonly<{
    by: string;
    /** The newest version that its author has seen, 0 for none; absent: it is made whatever is there. */
    basedOn?: number;
  }>;

/** Answers the version; null where somebody made a newer one meanwhile. */
export async function saveArticleVersion(db: Database, article: NewArticleVersion): Promise<number | null> {
  const { name, language, title, body, links, validUntil, by, basedOn } = article;
  return await db.transaction().execute(async (trx) => {
    await trx
      .insertInto('article')
      .values({ name, language })
      .onConflict((conflict) => conflict.columns(['name', 'language']).doNothing())
      .execute();
    await ofKey(trx, article).forUpdate().execute();
    const [newest] = await listVersions(trx, article);
    const before = newest?.version ?? 0;
    if (basedOn !== undefined && basedOn !== before) return null;
    const version = before + 1;
    await trx
      .insertInto('article_version')
      .values({
        ...{ name, language, version, title, body },
        links: JSON.stringify(links),
        valid_until: validUntil,
        created_by: by,
      })
      .execute();
    const subject = `${name} (${language})`;
    await recordAudit(trx, { who: by, action: 'article.saved', subject, after: { title, version } });
    return version;
  });
}

const ofKey = (trx: Trx, { name, language }: ArticleKey) =>
  trx.selectFrom('article').select('name').where('name', '=', name).where('language', '=', language);

/** False where there is no such version. */
export async function publishArticle(
  trx: Trx,
  key: ArticleKey,
  version: number,
  now: Date,
): Promise<boolean> {
  const versions = await listVersions(trx, key);
  if (!versions.some((each) => each.version === version)) return false;
  await trx
    .updateTable('article')
    .set({ published: version, published_at: now, retired_at: null, retired_by: null })
    .where('name', '=', key.name)
    .where('language', '=', key.language)
    .execute();
  return true;
}

export async function retireArticle(trx: Trx, key: ArticleKey, by: string, now: Date): Promise<void> {
  await trx
    .updateTable('article')
    .set({ retired_at: now, retired_by: by })
    .where('name', '=', key.name)
    .where('language', '=', key.language)
    .execute();
}

export type ArticleSearch = Readonly<{
  language: string;
  /** A mail or a few words: any of them may be in the article. UTF-16 units beyond `longestSearch` are not looked at. */
  words: string;
  /** The team's day, ISO 8601: what has expired is not found. */
  today: string;
  limit: number;
}>;

const longestSearch = 4_000;

/**
 * Published articles in this language, the best first. Words are compared in their basic forms where PostgreSQL has a
 * dictionary of the language. `ts_rank` weighs the title four times the text and holds
 * a long article's many words against it (PostgreSQL manual, 12.3.3).
 */
export async function searchArticles(
  db: Db,
  { language, words, today, limit }: ArticleSearch,
): Promise<Article[]> {
  const given = words.slice(0, longestSearch);
  const { rows } = await sql<Omit<Article, 'links'> & { links: unknown }>`
    with asked as (
      select (select string_agg(quote_literal(lexeme), ' | ')
        from unnest(to_tsvector(article_dictionary(${language}), ${given}))) ::tsquery as query)
    select article.name, article.language, article_version.version, title, body, links, valid_until as "validUntil"
    from asked, article join article_version on article_version.name = article.name
      and article_version.language = article.language and article_version.version = article.published
    where article.language = ${language} and retired_at is null
      and (valid_until is null or valid_until >= ${today}::date) and search @@ query
    order by ts_rank('{0.1, 0.2, 0.25, 1.0}', search, query, 1) desc, article.name
    limit ${limit}`.execute(db);
  return rows.map((row) => ({ ...row, links: toLinks(row.links) }));
}
