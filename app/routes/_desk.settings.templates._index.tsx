// Every template: what it is about, which version is used and how often, and who changed it.

import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';

import { countTemplateUse, listNewestTemplates, listStoredTemplates } from '../../db/templates.ts';
import { readApproved, readFiles } from '../approved-templates.ts';
import { PageFault } from '../components/page-fault.tsx';
import { TemplatesPage } from '../components/templates-page.tsx';
import { readSay } from '../language.ts';
import { parsers } from '../parsers.server.ts';
import { requireRole } from '../session.ts';
import { toTemplateRows } from '../view/template-view.ts';

const monthMs = 30 * 86_400_000;

export const meta = ({ data: page }: { data?: { title: string } }) => [{ title: page?.title ?? 'Baton' }];

export async function loader({ request, context }: LoaderFunctionArgs) {
  await requireRole(request, context, ['manager', 'admin']);
  const say = await readSay(request);
  const { db } = context.app;
  const { readTemplate } = await parsers.template();
  const [files, used, stored, newest, times] = await Promise.all([
    readFiles(context),
    readApproved(context),
    listStoredTemplates(db),
    listNewestTemplates(db),
    countTemplateUse(db, new Date(Date.now() - monthMs)),
  ]);
  return {
    title: `${say('Templates')} · Baton`,
    rows: toTemplateRows(say, {
      files: files.map((each) => each.template),
      newest: newest.map((each) => ({ ...each, template: readTemplate(each.name, each.source).template })),
      ...{ used, stored, times },
    }),
  };
}

export default function Templates() {
  return <TemplatesPage rows={useLoaderData<typeof loader>().rows} />;
}

export function ErrorBoundary() {
  return <PageFault />;
}
