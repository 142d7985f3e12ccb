// Who works here: a list that reads at a glance, and a form to invite one more.

import { Callout, TextField } from '@radix-ui/themes';
import { Link, useFetcher } from '@remix-run/react';
import { useEffect, useRef } from 'react';

import type { NoMail } from '../invite.ts';
import type { InviteAnswer } from '../routes/_desk.settings.people._index.tsx';
import { type PersonView, roleLabels, stateLabels, type TeamChoice } from '../view/people-view.ts';
import { toSay } from '../words/say.ts';
import { AccountPart, FormEnd } from './account-part.tsx';
import { CopyLink } from './copy-link.tsx';
import { Field } from './field.tsx';
import { RoleSelect, TeamBoxes } from './person-fields.tsx';
import { useSay } from './say.tsx';
import { When } from './time.tsx';

type Page = Readonly<{
  ownId: number;
  people: readonly PersonView[];
  teams: readonly TeamChoice[];
  noMail: NoMail;
  /** Where links lead, where nobody else can follow them. */
  uselessAddress: string | null;
}>;

export function PeoplePage({ ownId, people, teams, noMail, uselessAddress }: Page) {
  const say = useSay();
  return (
    <main id="main" className="page account">
      <header className="page-head">
        <div>
          <h1>{say('People')}</h1>
          <p className="quiet">{say('Who works here, and who may do what.')}</p>
        </div>
      </header>
      <ul className="people-list" aria-label={say('People')}>
        {people.map((person) => (
          <li key={person.id} data-state={person.state}>
            <Link to={`/settings/people/${person.id}`} className="people-name">
              <bdi>{person.name}</bdi>
              {person.id === ownId ? <span className="quiet"> {say('(you)')}</span> : null}
            </Link>
            <span className="people-mail quiet">{person.email}</span>
            <span className="people-role">{say(roleLabels[person.role])}</span>
            <span className="people-teams quiet">
              {person.teams.map((key) => teams.find((team) => team.key === key)?.name ?? key).join(', ')}
            </span>
            <span className="quiet">
              {person.state !== 'active' ? (
                say(stateLabels[person.state])
              ) : person.seenAt ? (
                <>
                  {say('seen')} <When at={person.seenAt} words="ago" />
                </>
              ) : (
                say('not seen yet')
              )}
              {person.twoStep ? ` · ${say('second step on')}` : null}
            </span>
          </li>
        ))}
      </ul>
      <InvitePart teams={teams} noMail={noMail} uselessAddress={uselessAddress} />
    </main>
  );
}

const inviteLeads: Readonly<Record<NonNullable<NoMail> | 'mail', string>> = {
  mail: toSay('A mail with a link goes to the address. It holds for seven days.'),
  sandbox: toSay(
    'The sandbox writes to its practice customers alone, so no mail goes out: you get a link to pass on. It holds for seven days.',
  ),
  'no-mailbox': toSay(
    'None of the mailboxes can send at the moment, so no mail goes out: you get a link to pass on. It holds for seven days.',
  ),
};

function InvitePart({ teams, noMail, uselessAddress }: Pick<Page, 'teams' | 'noMail' | 'uselessAddress'>) {
  const say = useSay();
  const fetcher = useFetcher<InviteAnswer>();
  const form = useRef<HTMLFormElement>(null);
  const { faults = {}, link = null } = fetcher.data ?? {};
  const done = fetcher.state === 'idle' && fetcher.data?.done;
  useEffect(() => {
    if (done) form.current?.reset();
  }, [done]);
  return (
    <AccountPart id="invite" title={say('Invite somebody')} lead={say(inviteLeads[noMail ?? 'mail'])}>
      {uselessAddress ? (
        <Callout.Root color="amber" size="1" highContrast>
          <Callout.Text>
            {say(
              'Links lead to {address}, which is the machine that Baton runs on: others cannot open them. Set BATON_URL to the address that people use, and start Baton again.',
              { address: uselessAddress },
            )}
          </Callout.Text>
        </Callout.Root>
      ) : null}
      <fetcher.Form method="post" noValidate className="account-form" ref={form}>
        <div className="account-columns">
          <Field label={say('Name')} name="name" fault={faults.name}>
            {(props) => <TextField.Root {...props} autoComplete="off" />}
          </Field>
          <Field label={say('E-mail')} name="email" fault={faults.email}>
            {(props) => <TextField.Root {...props} type="email" autoComplete="off" />}
          </Field>
          <RoleSelect value="agent" fault={faults.role} />
        </div>
        <TeamBoxes teams={teams} chosen={[]} />
        <FormEnd fetcher={fetcher} button={say('Invite')} />
        {link ? <CopyLink link={link} /> : null}
      </fetcher.Form>
    </AccountPart>
  );
}
