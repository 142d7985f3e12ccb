// Every article: what the team knows, in which languages, and until when it holds.

import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';

import { listArticles } from '../../db/articles.ts';
import { getPolicy } from '../../db/policies.ts';
import { localTime } from '../../triage/hours/opening.ts';
import { ArticlesPage } from '../components/articles-page.tsx';
import { PageFault } from '../components/page-fault.tsx';
import { readSay } from '../language.ts';
import { requireRole } from '../session.ts';
import { toArticleRows } from '../view/article-view.ts';

export const meta = ({ data: page }: { data?: { title: string } }) => [{ title: page?.title ?? 'Baton' }];

export async function loader({ request, context }: LoaderFunctionArgs) {
  await requireRole(request, context, ['manager', 'admin']);
  const say = await readSay(request);
  const { db } = context.app;
  const [articles, { policy }] = await Promise.all([listArticles(db), getPolicy(db)]);
  return {
    title: `${say('Articles')} · Baton`,
    rows: toArticleRows(articles, localTime(new Date(), policy.hours.timeZone).date),
  };
}

export default function Articles() {
  return <ArticlesPage rows={useLoaderData<typeof loader>().rows} />;
}

export function ErrorBoundary() {
  return <PageFault />;
}
