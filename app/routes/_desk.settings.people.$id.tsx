// One person: what he may do, where he works, and the way out.

import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';

import { type Agent, listAgents } from '../../db/agents.ts';
import { enqueue } from '../../db/jobs.ts';
import {
  type Change,
  changeRole,
  changeTeams,
  deactivatePerson,
  findPerson,
  reactivatePerson,
  removeTwoStep,
} from '../../db/people.ts';
import { getPolicy } from '../../db/policies.ts';
import { PageFault } from '../components/page-fault.tsx';
import { PersonPage } from '../components/person-page.tsx';
import type { RequestContext } from '../context.ts';
import { chosenTeams, role } from '../forms/people.ts';
import { canMail, makeInvitationLink } from '../invite.ts';
import { readSay } from '../language.ts';
import { requireRole } from '../session.ts';
import { toPersonView } from '../view/people-view.ts';
import { toSay } from '../words/say.ts';

export const meta = ({ data: page }: { data?: { title: string } }) => [{ title: page?.title ?? 'Baton' }];

const notFound = () => new Response('No such person', { status: 404 });

function requireId(text: string | undefined): number {
  if (!text || !/^\d{1,15}$/.test(text)) throw notFound();
  return Number(text);
}

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const agent = await requireRole(request, context, ['admin']);
  const { db } = context.app;
  const id = requireId(params.id);
  const [person, agents, { policy }, mails] = await Promise.all([
    findPerson(db, id),
    listAgents(db),
    getPolicy(db),
    canMail(context),
  ]);
  if (!person) throw notFound();
  return {
    title: `${person.name} · Baton`,
    person: toPersonView(person),
    isSelf: agent.id === id,
    teams: policy.teams.map(({ key, name }) => ({ key, name })),
    others: agents.flatMap((each) => (each.id === id ? [] : { id: each.id, name: each.name })),
    mails,
  };
}

export type PersonAnswer = Readonly<{
  step: string;
  fault: string | null;
  done: string | null;
  link: string | null;
}>;

export async function action({ request, params, context }: ActionFunctionArgs) {
  const agent = await requireRole(request, context, ['admin']);
  const id = requireId(params.id);
  const form = await request.formData();
  const step = String(form.get('step') ?? '');
  const say = await readSay(request);
  const answer = (said: Partial<PersonAnswer>, status = 200) =>
    data<PersonAnswer>({ step, fault: null, done: null, link: null, ...said }, { status });
  if (step === 'link') {
    const person = await findPerson(context.app.db, id);
    if (person?.state !== 'invited') return answer({ fault: say(toldOf.gone) }, 409);
    return answer({ link: await makeInvitationLink(context, id), done: say('Pass this link on:') });
  }
  const change = await carryOut(context, step, id, form, agent);
  if (change === null) return answer({ fault: say('This form is broken.') }, 400);
  return change === 'done' ? answer({ done: say('Done.') }) : answer({ fault: say(toldOf[change]) }, 409);
}

const toldOf = {
  last_admin: toSay('This is the last admin: make somebody else an admin first.'),
  gone: toSay('Somebody has changed this person meanwhile. Load the page again.'),
} satisfies Record<Exclude<Change, 'done'>, string>;

/** Null where the form is broken. */
async function carryOut(
  { app }: RequestContext,
  step: string,
  id: number,
  form: FormData,
  by: Agent,
): Promise<Change | null> {
  const { db } = app;
  switch (step) {
    case 'role': {
      const chosen = role.safeParse(form.get('role')).data;
      return chosen ? await changeRole(db, id, chosen, by) : null;
    }
    case 'teams': {
      const { policy } = await getPolicy(db);
      return await changeTeams(db, id, chosenTeams(form, policy.teams), by);
    }
    case 'mail':
      return await mailAgain(app, id, by);
    case 'two-step':
      return await removeTwoStep(db, id, by);
    case 'deactivate': {
      const to = String(form.get('handTo') ?? '');
      if (!/^(|nobody|\d{1,15})$/.test(to)) return null;
      return await deactivatePerson(db, id, /^\d/.test(to) ? Number(to) : null, by);
    }
    case 'reactivate':
      return await reactivatePerson(db, id, by);
    default:
      return null;
  }
}

async function mailAgain({ db }: RequestContext['app'], id: number, by: Agent): Promise<Change> {
  const person = await findPerson(db, id);
  if (person?.state !== 'invited') return 'gone';
  const { email } = person;
  await db
    .transaction()
    .execute((trx) => enqueue(trx, 'send-account-mail', { kind: 'invitation', email, inviter: by.name }));
  return 'done';
}

export default function PersonSettings() {
  const page = useLoaderData<typeof loader>();
  return <PersonPage key={`${page.person.id} ${page.person.state}`} {...page} />;
}

export function ErrorBoundary() {
  return <PageFault />;
}
