// The fields that say what somebody may do and where he works.

import { Checkbox, Select } from '@radix-ui/themes';
import { useId } from 'react';

import { roleHints, roleLabels, type TeamChoice } from '../view/people-view.ts';
import { Field } from './field.tsx';
import { useSay } from './say.tsx';

type Role = keyof typeof roleLabels;
const order: readonly Role[] = ['agent', 'manager', 'admin'];

export function RoleSelect({ value, fault }: { value: Role; fault: string | undefined }) {
  const say = useSay();
  return (
    <Field label={say('Role')} name="role" fault={fault && say(fault)}>
      {({ id, name }) => (
        <Select.Root name={name} defaultValue={value}>
          <Select.Trigger id={id} />
          <Select.Content>
            {order.map((role) => (
              <Select.Item key={role} value={role} title={say(roleHints[role])}>
                {say(roleLabels[role])}
              </Select.Item>
            ))}
          </Select.Content>
        </Select.Root>
      )}
    </Field>
  );
}

type TeamProps = Readonly<{ teams: readonly TeamChoice[]; chosen: readonly string[] }>;

export function TeamBoxes({ teams, chosen }: TeamProps) {
  const say = useSay();
  const id = useId();
  return (
    <fieldset className="team-boxes">
      <legend>{say('Teams')}</legend>
      {teams.map((team) => (
        <div key={team.key}>
          <Checkbox
            id={`${id}-${team.key}`}
            name="team"
            value={team.key}
            defaultChecked={chosen.includes(team.key)}
          />
          <label htmlFor={`${id}-${team.key}`}>{team.name}</label>
        </div>
      ))}
    </fieldset>
  );
}
