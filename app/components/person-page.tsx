// One person of the team, as an admin changes it.

import { Select } from '@radix-ui/themes';
import { useFetcher } from '@remix-run/react';
import type { ReactNode } from 'react';

import type { PersonAnswer } from '../routes/_desk.settings.people.$id.tsx';
import { type PersonView, roleHints, stateLabels, type TeamChoice } from '../view/people-view.ts';
import { AccountPart, FormEnd } from './account-part.tsx';
import { BackLink } from './back-link.tsx';
import { CopyLink } from './copy-link.tsx';
import { Field } from './field.tsx';
import { RoleSelect, TeamBoxes } from './person-fields.tsx';
import { useSay } from './say.tsx';

type Page = Readonly<{
  person: PersonView;
  isSelf: boolean;
  teams: readonly TeamChoice[];
  others: readonly Readonly<{ id: number; name: string }>[];
  mails: boolean;
}>;

export function PersonPage({ person, isSelf, teams, others, mails }: Page) {
  const say = useSay();
  return (
    <main id="main" className="page account">
      <header className="page-head">
        <div>
          <BackLink to="/settings/people">{say('People')}</BackLink>
          <h1>
            <bdi>{person.name}</bdi>
          </h1>
          <p className="quiet">
            {person.email} · {say(stateLabels[person.state])}
          </p>
        </div>
      </header>
      {person.state === 'invited' ? <InvitedPart mails={mails} /> : null}
      <AccountPart id="role" title={say('Role')} lead={say(roleHints[person.role])}>
        <Step step="role" button={say('Save')}>
          <RoleSelect value={person.role} fault={undefined} />
        </Step>
      </AccountPart>
      <AccountPart
        id="teams"
        title={say('Teams')}
        lead={say(
          'Conversations of a team that assigns by itself go to its people; where nobody is in it, to everybody.',
        )}
      >
        <Step step="teams" button={say('Save')}>
          <TeamBoxes teams={teams} chosen={person.teams} />
        </Step>
      </AccountPart>
      {person.twoStep && !isSelf ? (
        <AccountPart
          id="two-step"
          title={say('Second step')}
          lead={say(
            'On. Switch it off for who has lost both the phone and the recovery codes; make sure who asks.',
          )}
        >
          <Step step="two-step" button={say('Switch the second step off')} color="red" />
        </AccountPart>
      ) : null}
      {person.state === 'deactivated' ? (
        <AccountPart
          id="back"
          title={say('Deactivated')}
          lead={say('Cannot sign in. What was written and decided stays under the name.')}
        >
          <Step step="reactivate" button={say('Reactivate')} />
        </AccountPart>
      ) : (
        <LeavePart person={person} others={others} />
      )}
    </main>
  );
}

function InvitedPart({ mails }: { mails: boolean }) {
  const say = useSay();
  return (
    <AccountPart
      id="invited"
      title={say('Invited')}
      lead={say(
        'Has not joined yet. Every link that was sent or passed on holds for seven days, until one is used.',
      )}
    >
      {mails ? <Step step="mail" button={say('Send the invitation again')} /> : null}
      <Step step="link" button={say('Make a link to pass on')} />
    </AccountPart>
  );
}

function LeavePart({ person, others }: Pick<Page, 'person' | 'others'>) {
  const say = useSay();
  return (
    <AccountPart
      id="leave"
      title={say('Deactivate')}
      lead={say(
        'Signed out everywhere at once, and cannot sign in any more. Nothing that was written is lost.',
      )}
    >
      <Step step="deactivate" button={say('Deactivate')} color="red">
        {person.assigned > 0 ? (
          <Field
            label={say.count(
              person.assigned,
              '{count} conversation waits for this person. It goes to:',
              '{count} conversations wait for this person. They go to:',
            )}
            name="handTo"
            fault={undefined}
          >
            {({ id, name }) => (
              <Select.Root name={name} defaultValue="nobody">
                <Select.Trigger id={id} />
                <Select.Content>
                  <Select.Item value="nobody">{say('Nobody: whoever wants takes them')}</Select.Item>
                  {others.map((each) => (
                    <Select.Item key={each.id} value={String(each.id)}>
                      {each.name}
                    </Select.Item>
                  ))}
                </Select.Content>
              </Select.Root>
            )}
          </Field>
        ) : null}
      </Step>
    </AccountPart>
  );
}

type StepProps = Readonly<{ step: string; button: string; color?: 'red'; children?: ReactNode }>;

function Step({ step, button, color, children }: StepProps) {
  const fetcher = useFetcher<PersonAnswer>();
  const link = fetcher.data?.link ?? null;
  return (
    <fetcher.Form method="post" className="account-form">
      <input type="hidden" name="step" value={step} />
      {children}
      <FormEnd fetcher={fetcher} button={button} {...(color ? { color } : {})} />
      {link ? <CopyLink link={link} /> : null}
    </fetcher.Form>
  );
}
