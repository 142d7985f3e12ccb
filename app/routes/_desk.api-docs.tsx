// The API, described for the people who write programs against it.

import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';

import { ApiDocsPage } from '../components/api-docs-page.tsx';
import { PageFault } from '../components/page-fault.tsx';
import { loadDescription } from '../describe-api.server.ts';
import { readSay } from '../language.ts';
import { requireRole } from '../session.ts';
import { toApiDocs } from '../view/api-docs-view.ts';

export const meta = ({ data: page }: { data?: { title: string } }) => [{ title: page?.title ?? 'Baton' }];

export async function loader({ request, context }: LoaderFunctionArgs) {
  await requireRole(request, context, ['admin']);
  const say = await readSay(request);
  const { describeApi } = await loadDescription();
  return { title: `${say('The API')} · Baton`, docs: toApiDocs(describeApi(context.app.config.web.url)) };
}

export default function ApiDocs() {
  const { docs } = useLoaderData<typeof loader>();
  return <ApiDocsPage {...docs} />;
}

export function ErrorBoundary() {
  return <PageFault />;
}
