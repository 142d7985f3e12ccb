// Saved replies and the agent's signature: everybody keeps their own, and the team's together.

import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { findSignature, setSignature } from '../../db/agent-signature.ts';
import {
  addSavedReply,
  changeSavedReply,
  deleteSavedReply,
  listSavedReplies,
} from '../../db/saved-replies.ts';
import { PageFault } from '../components/page-fault.tsx';
import { SavedRepliesPage } from '../components/saved-replies-page.tsx';
import { type Faults, parseForm } from '../form.ts';
import { savedReplyForm } from '../forms/saved-reply.ts';
import { readSay } from '../language.ts';
import { requireAgent } from '../session.ts';
import { toSay } from '../words/say.ts';

export async function loader({ request, context }: LoaderFunctionArgs) {
  const agent = await requireAgent(request, context);
  const { db } = context.app;
  const [replies, signature, say] = await Promise.all([
    listSavedReplies(db, agent.id),
    findSignature(db, agent.id),
    readSay(request),
  ]);
  return { replies, signature, title: say('Saved replies') };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const agent = await requireAgent(request, context);
  const { db } = context.app;
  const say = await readSay(request);
  const refuse = (faults: Faults) =>
    data(
      {
        done: false,
        faults: Object.fromEntries(Object.entries(faults).map(([field, words]) => [field, say(words)])),
      },
      { status: 400 },
    );
  const { value, faults } = await parseForm(request, savedReplyForm);
  if (faults) return refuse(faults);
  const taken = { name: toSay('There is one of this name already.') };
  switch (value.intent) {
    case 'add':
      if ((await addSavedReply(db, agent.id, value)) === null) return refuse(taken);
      break;
    case 'change': {
      const changed = await changeSavedReply(db, agent.id, value.id, value);
      if (changed === 'name-taken') return refuse(taken);
      if (changed === 'not-found') return refuse({ name: toSay('Somebody has deleted it.') });
      break;
    }
    case 'delete':
      await deleteSavedReply(db, agent.id, value.id);
      break;
    case 'signature':
      await setSignature(db, agent.id, value.signature);
      break;
    default:
      return value satisfies never;
  }
  return data({ done: true, faults: {} as Faults });
}

export const meta = ({ data: view }: { data?: { title: string } }) => [
  { title: `${view?.title ?? ''} · Baton` },
];

export default function SavedReplies() {
  const { replies, signature } = useLoaderData<typeof loader>();
  return <SavedRepliesPage replies={replies} signature={signature} />;
}

export function ErrorBoundary() {
  return <PageFault inside />;
}
