// GET and PUT /api/v1/articles: what the team knows. GET lists or searches; PUT makes or changes one, or many, and publishes.

import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { z } from 'zod';

import { listArticles, searchArticles } from '../../db/articles.ts';
import { getPolicy } from '../../db/policies.ts';
import type { Article } from '../../triage/compose/article.ts';
import { localTime } from '../../triage/hours/opening.ts';
import { apiFault, byToken, otherMethod, readJson, requireToken } from '../api.ts';
import { findApiArticle, saveArticle } from '../edit-article.ts';
import { parseQuery } from '../form.ts';
import { articlesQuery } from '../forms/api-queries.ts';
import { parsers } from '../parsers.server.ts';

export async function loader({ request, context }: LoaderFunctionArgs) {
  await requireToken(request, context);
  const { value, faults } = parseQuery(new URL(request.url), articlesQuery);
  if (faults) return apiFault(400, 'invalid', 'The question cannot be answered.', { fields: faults });
  const { language, q, limit } = value;
  const { db } = context.app;
  if (q !== undefined) {
    if (!language)
      return apiFault(400, 'invalid', 'Say in which language.', { fields: { language: 'is missing' } });
    const { policy } = await getPolicy(db);
    const { date: today } = localTime(new Date(), policy.hours.timeZone);
    const found = await searchArticles(db, { language, words: q, today, limit });
    return answer({ items: found.map(toItem), nextCursor: null });
  }
  const all = (await listArticles(db)).filter((each) => language === undefined || each.language === language);
  const from = Number(value.cursor);
  const items = all.slice(from, from + limit).map(({ name, language, published, retired, newest }) => ({
    ...toItem({ ...newest, name, language }),
    published: published !== null && !retired,
  }));
  return answer({ items, nextCursor: all.length > from + limit ? String(from + limit) : null });
}

const toItem = ({ name, language, version, title, body, links, validUntil }: Article) => ({
  ...{ name, language, version, title, text: body, links, validUntil },
});

const answer = (body: object, status = 200) =>
  Response.json(body, { status, headers: { 'Cache-Control': 'no-store' } });

export async function action({ request, context }: ActionFunctionArgs) {
  const token = await requireToken(request, context, 'admin');
  if (request.method !== 'PUT') return otherMethod('GET, PUT');
  const body = await readJson(request);
  const by = byToken(token);
  const { checkArticle } = await parsers.checkArticle();
  const items = z.object({ items: z.array(z.unknown()).max(1_000) }).safeParse(body).data?.items;
  if (!items) {
    const { article, faults } = checkArticle(body);
    if (faults) return apiFault(400, 'invalid', 'Some fields are wrong.', { fields: faults });
    await saveArticle(context, { article, by, publish: true });
    return answer((await findApiArticle(context, { name: article.name, language: article.language })) ?? {});
  }
  // The good ones go in, the bad ones are named by their place in the list.
  const checked = items.map((each) => checkArticle(each));
  const faults = checked.flatMap((each, index) => (each.faults ? [{ index, faults: each.faults }] : []));
  const good = checked.flatMap(({ article }) => article ?? []);
  for (const article of good) await saveArticle(context, { article, by, publish: true });
  return answer({ stored: good.length, faults }, good.length === 0 && faults.length > 0 ? 400 : 200);
}
