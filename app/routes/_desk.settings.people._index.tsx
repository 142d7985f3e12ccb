// Everybody who works here, and the way in for who is to.

import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';

import { invitePerson, listPeople } from '../../db/people.ts';
import { getPolicy } from '../../db/policies.ts';
import { PageFault } from '../components/page-fault.tsx';
import { PeoplePage } from '../components/people-page.tsx';
import { type Faults, parseFormData } from '../form.ts';
import { chosenTeams, inviteForm } from '../forms/people.ts';
import { canMail, findUselessAddress, makeInvitationLink, whyNoMail } from '../invite.ts';
import { readSay } from '../language.ts';
import { requireRole } from '../session.ts';
import { toPersonView } from '../view/people-view.ts';

export const meta = ({ data: page }: { data?: { title: string } }) => [{ title: page?.title ?? 'Baton' }];

export async function loader({ request, context }: LoaderFunctionArgs) {
  const agent = await requireRole(request, context, ['admin']);
  const { db } = context.app;
  const [people, { policy }, noMail, say] = await Promise.all([
    listPeople(db),
    getPolicy(db),
    whyNoMail(context),
    readSay(request),
  ]);
  return {
    title: `${say('People')} · Baton`,
    ownId: agent.id,
    people: people.map(toPersonView),
    teams: policy.teams.map(({ key, name }) => ({ key, name })),
    noMail,
    uselessAddress: findUselessAddress(context, request),
  };
}

export type InviteAnswer = Readonly<{
  faults: Faults;
  fault: string | null;
  done: string | null;
  /** To pass on by hand. */
  link: string | null;
}>;

export async function action({ request, context }: ActionFunctionArgs) {
  const agent = await requireRole(request, context, ['admin']);
  const { db } = context.app;
  const say = await readSay(request);
  const answer = (said: Partial<InviteAnswer>, status = 200) =>
    data<InviteAnswer>({ faults: {}, fault: null, done: null, link: null, ...said }, { status });
  const form = await request.formData();
  const { value, faults } = parseFormData(form, inviteForm);
  if (faults) return answer({ faults }, 400);
  const [{ policy }, mail] = await Promise.all([getPolicy(db), canMail(context)]);
  const teams = chosenTeams(form, policy.teams);
  const id = await invitePerson(db, { ...value, teams, mail, language: say.language }, agent);
  if (id === null) return answer({ faults: { email: say('Somebody has this address already.') } }, 400);
  const { name, email } = value;
  return mail
    ? answer({ done: say('An invitation is on its way to {email}.', { email }) })
    : answer({
        link: await makeInvitationLink(context, id),
        done: say('{name} is invited. No mail went out: pass this link on.', { name }),
      });
}

export default function People() {
  return <PeoplePage {...useLoaderData<typeof loader>()} />;
}

export function ErrorBoundary() {
  return <PageFault />;
}
