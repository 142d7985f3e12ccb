// An article on its way from its page or the API to answers: checked, kept as a version, published.

import {
  type ArticleKey,
  findArticle,
  publishArticle,
  retireArticle,
  saveArticleVersion,
} from '../db/articles.ts';
import { recordAudit } from '../db/audit.ts';
import type { ArticleInput } from '../triage/compose/check-article.ts';
import { readApproved } from './approved-templates.ts';
import type { RequestContext } from './context.ts';
import type { Say } from './words/say.ts';

type AppOf = Pick<RequestContext, 'app'>;

export type SaveArticle = Readonly<{ article: ArticleInput; by: string; basedOn?: number; publish: boolean }>;

/** Answers the version; null where somebody made a newer one meanwhile. */
export async function saveArticle(
  { app }: AppOf,
  { article, by, basedOn, publish }: SaveArticle,
): Promise<number | null> {
  const { text, ...rest } = article;
  const version = await saveArticleVersion(app.db, {
    ...rest,
    ...{ body: text, by },
    ...(basedOn === undefined ? {} : { basedOn }),
  });
  if (version !== null && publish) await publishArticleVersion({ app }, article, version, by);
  return version;
}

/** False where there is no such version. */
export const publishArticleVersion = (
  { app }: AppOf,
  key: ArticleKey,
  version: number,
  by: string,
): Promise<boolean> =>
  app.db.transaction().execute(async (trx) => {
    if (!(await publishArticle(trx, key, version, new Date()))) return false;
    const subject = auditName(key);
    await recordAudit(trx, { who: by, action: 'article.published', subject, after: { version } });
    return true;
  });

const auditName = ({ name, language }: ArticleKey) => `${name} (${language})`;

/** Answers why not, where an answer in use quotes it; null where it is done. */
export async function switchArticleOff(
  of: AppOf,
  key: ArticleKey,
  by: string,
  say: Say,
): Promise<string | null> {
  const quoting = (await readApproved(of)).find(
    (each) => each.language === key.language && each.articles.includes(key.name),
  );
  if (quoting) return say('The template “{name}” quotes it: change that one first.', { name: quoting.name });
  await of.app.db.transaction().execute(async (trx) => {
    await retireArticle(trx, key, by, new Date());
    await recordAudit(trx, { who: by, action: 'article.off', subject: auditName(key) });
  });
  return null;
}

/** As the API tells it. */
export async function findApiArticle({ app }: AppOf, key: ArticleKey) {
  const found = await findArticle(app.db, key);
  const [newest] = found?.versions ?? [];
  if (!found || !newest) return null;
  const shown = found.versions.find((each) => each.version === found.published) ?? newest;
  const { version, title, body, links, validUntil } = shown;
  return {
    ...key,
    version,
    published: found.published !== null && !found.retired,
    title,
    text: body,
    links,
    validUntil,
  };
}
