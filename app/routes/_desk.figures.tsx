// The managers' page: what became of every conversation of a period, each number with the mail behind it.

import type { LoaderFunctionArgs } from '@remix-run/node';
import { data } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { countOutcomes } from '../../db/figures.ts';
import { getPolicy } from '../../db/policies.ts';
import { localTime } from '../../triage/hours/opening.ts';
import { FiguresPage } from '../components/figures-page.tsx';
import { PageFault } from '../components/page-fault.tsx';
import { parseQuery } from '../form.ts';
import { figuresQuery } from '../forms/figures-query.ts';
import { readSay } from '../language.ts';
import { requireRole } from '../session.ts';
import { daysBefore, toFiguresView } from '../view/figures-view.ts';

const usualDays = 7;

export const meta = ({ data }: { data?: { title: string } }) => [{ title: `${data?.title ?? ''} · Baton` }];

export async function loader({ request, context }: LoaderFunctionArgs) {
  await requireRole(request, context, ['manager', 'admin']);
  const title = (await readSay(request))('Figures');
  const { db } = context.app;
  const { policy } = await getPolicy(db);
  const { timeZone } = policy.hours;
  const today = localTime(new Date(), timeZone).date;
  const url = new URL(request.url);
  const { value, faults } = parseQuery(url, figuresQuery);
  if (faults) {
    const given = { from: url.searchParams.get('from') ?? '', to: url.searchParams.get('to') ?? '' };
    return data({ title, faults, given, today, figures: null }, { status: 400 });
  }
  const to = value.to ?? today;
  const from = value.from ?? daysBefore(to, usualDays - 1);
  const rows = await countOutcomes(db, { from, to, timeZone });
  const figures = toFiguresView(rows, { from, to, timeZone });
  return data({ title, faults: {}, given: { from, to }, today, figures });
}

export default function Figures() {
  return <FiguresPage {...useLoaderData<typeof loader>()} />;
}

export function ErrorBoundary() {
  return <PageFault />;
}
