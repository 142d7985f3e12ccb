// The playground: one mail, tried from its bytes to the reply; the worker does it, and nothing is stored or sent.

import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';

import { findTrial, listMailsToPick, type StoredTrial, startTrial } from '../../db/trials.ts';
import { PageFault } from '../components/page-fault.tsx';
import { PlaygroundPage } from '../components/playground-page.tsx';
import { parseForm } from '../form.ts';
import { trialForm } from '../forms/trial.ts';
import { readSay } from '../language.ts';
import { requireAgent } from '../session.ts';
import { toTrialView } from '../view/trial-view.ts';

/** More nobody looks through; an older mail is reached from its conversation. */
const mailsToPick = 40;

export const meta = ({ data: page }: { data?: { title: string } }) => [{ title: page?.title ?? 'Baton' }];

export async function loader({ request, context }: LoaderFunctionArgs) {
  const agent = await requireAgent(request, context);
  const say = await readSay(request);
  const { db } = context.app;
  const { searchParams } = new URL(request.url);
  const picked = readId(searchParams.get('message'));
  const trial = await findTrial(db, readId(searchParams.get('trial')), agent.email);
  const given = toGiven(trial, picked);
  const mails = await listMailsToPick(db, mailsToPick, given.kind === 'message' ? given.messageId : null);
  return {
    title: `${say('Playground')} · Baton`,
    trial: trial && toTrialView(say, trial),
    given,
    mails: mails.map(({ at, ...mail }) => ({ ...mail, at: at.toISOString() })),
  };
}

const readId = (text: string | null) => (/^\d{1,15}$/.test(text ?? '') ? Number(text) : 0);

/** What stands in the form: what was tried last, or the mail that somebody came with. */
function toGiven(trial: StoredTrial | null, picked: number) {
  const nothing = {
    from: '',
    name: '',
    subject: '',
    text: '',
    source: '',
    messageId: picked,
    assumed: 'pass',
  };
  if (!trial)
    return { ...nothing, kind: picked > 0 ? 'message' : 'fields', assumed: picked > 0 ? '' : 'pass' };
  const { input, source } = trial;
  return { ...nothing, source: source?.toString() ?? '', ...input, assumed: input.assumed ?? '' };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const agent = await requireAgent(request, context);
  const { value, faults } = await parseForm(request, trialForm);
  if (faults) return data({ faults }, { status: 400 });
  const now = new Date();
  const asked = { by: agent.email, now };
  if (value.kind === 'source') {
    const { source, ...input } = value;
    const id = await startTrial(context.app.db, { ...asked, input, source: Buffer.from(source) });
    return redirect(`/playground?trial=${id}`);
  }
  const id = await startTrial(context.app.db, { ...asked, input: value, source: null });
  return redirect(`/playground?trial=${id}`);
}

export default function Playground() {
  const { title: _, ...page } = useLoaderData<typeof loader>();
  return <PlaygroundPage {...page} />;
}

export function ErrorBoundary() {
  return <PageFault />;
}
