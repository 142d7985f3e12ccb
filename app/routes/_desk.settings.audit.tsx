// Who changed what: the record, by person and by kind.

import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';

import { auditKinds, listAudit, listAuditors } from '../../db/audit.ts';
import { AuditPage } from '../components/audit-page.tsx';
import { PageFault } from '../components/page-fault.tsx';
import { parseQuery } from '../form.ts';
import { auditQuery } from '../forms/audit-query.ts';
import { readSay } from '../language.ts';
import { requireRole } from '../session.ts';
import { auditKindWords, toAuditLine } from '../view/audit-view.ts';

const pageLength = 50;

export const meta = ({ data: page }: { data?: { title: string } }) => [{ title: page?.title ?? 'Baton' }];

export async function loader({ request, context }: LoaderFunctionArgs) {
  await requireRole(request, context, ['admin']);
  const { db } = context.app;
  // What is no filter of ours is none.
  const { who, kind, before } = parseQuery(new URL(request.url), auditQuery).value ?? {};
  const [rows, people, say] = await Promise.all([
    listAudit(db, {
      ...(who === undefined ? {} : { who }),
      ...(kind === undefined ? {} : { kind }),
      ...(before === undefined ? {} : { beforeId: before }),
      limit: pageLength + 1,
    }),
    listAuditors(db),
    readSay(request),
  ]);
  const shown = rows.slice(0, pageLength);
  return {
    title: `${say('Changes')} · Baton`,
    lines: shown.map(toAuditLine),
    nextBefore: rows.length > pageLength ? (shown.at(-1)?.id ?? null) : null,
    first: before === undefined,
    filter: { who: who ?? '', kind: kind ?? '' },
    people,
    kinds: auditKinds.map((each) => ({ key: each, label: auditKindWords[each] ?? each })),
  };
}

export default function Audit() {
  return <AuditPage {...useLoaderData<typeof loader>()} />;
}

export function ErrorBoundary() {
  return <PageFault />;
}
