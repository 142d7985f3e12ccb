// The source of one mail, its header in words, and the way to save it.

import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';

import { findOriginal } from '../../db/original-mail.ts';
import { OriginalPage } from '../components/original-page.tsx';
import { PageFault } from '../components/page-fault.tsx';
import { readSay } from '../language.ts';
import { requireAgent } from '../session.ts';
import { toOriginalView } from '../view/original-view.ts';

/** Bytes. A browser shows as much at once; the rest is mostly files in base64. */
const shownBytes = 200_000;

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  await requireAgent(request, context);
  const id = /^\d{1,15}$/.test(params.id ?? '') ? Number(params.id) : 0;
  const row = await findOriginal(context.app.db, id, shownBytes);
  if (!row) throw new Response('No such mail, or its source is not kept', { status: 404 });
  return toOriginalView(id, row, await readSay(request));
}

export const meta = ({ data }: { data?: { subject: string } }) => [
  { title: data ? `${data.subject} · Baton` : 'Baton' },
];

export default function Original() {
  return <OriginalPage view={useLoaderData<typeof loader>()} />;
}

export function ErrorBoundary() {
  return <PageFault inside />;
}
