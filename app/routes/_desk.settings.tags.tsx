// Every tag: managers rename them, make two into one, and take them away.

import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { deleteTag, listTags, renameTag } from '../../db/tags.ts';
import { PageFault } from '../components/page-fault.tsx';
import { TagsPage } from '../components/tags-page.tsx';
import { parseForm } from '../form.ts';
import { tagsForm } from '../forms/tags.ts';
import { readSay } from '../language.ts';
import { requireRole } from '../session.ts';

export async function loader({ request, context }: LoaderFunctionArgs) {
  await requireRole(request, context, ['manager', 'admin']);
  const [say, tags] = await Promise.all([readSay(request), listTags(context.app.db)]);
  return { title: say('Tags'), tags };
}

export async function action({ request, context }: ActionFunctionArgs) {
  await requireRole(request, context, ['manager', 'admin']);
  const { db } = context.app;
  const say = await readSay(request);
  const { value, faults } = await parseForm(request, tagsForm);
  if (faults) {
    return data({ fault: say(faults.to ?? 'This form is broken; load the page again.') }, { status: 400 });
  }
  if (value.intent === 'delete') await deleteTag(db, value.tag);
  else if ((await renameTag(db, value.tag, value.to)) === null)
    return data({ fault: say('This tag is gone. Load the page again.') }, { status: 409 });
  return data({ fault: null });
}

export const meta = ({ data: page }: { data?: { title: string } }) => [
  { title: page ? `${page.title} · Baton` : 'Baton' },
];

export default function Tags() {
  return <TagsPage tags={useLoaderData<typeof loader>().tags} />;
}

export function ErrorBoundary() {
  return <PageFault />;
}
