// The people of the team and their roles, as the pages name them.

import type { Role } from '../../db/agents.ts';
import type { Person, PersonState } from '../../db/people.ts';
import { toSay } from '../words/say.ts';

export const roleLabels: Readonly<Record<Role, string>> = {
  agent: toSay('Agent|role'),
  manager: toSay('Manager|role'),
  admin: toSay('Admin|role'),
};

export const roleHints: Readonly<Record<Role, string>> = {
  agent: toSay('Answers customers.'),
  manager: toSay('Also sees the figures, and changes the policy and the words.'),
  admin: toSay('Also invites people, connects the shop, and sees who changed what.'),
};

export const stateLabels: Readonly<Record<PersonState, string>> = {
  active: toSay('Active'),
  invited: toSay('Invited'),
  deactivated: toSay('Deactivated'),
};

export const toPersonView = ({ seenAt, ...person }: Person) => ({
  ...person,
  seenAt: seenAt?.toISOString() ?? null,
});
export type PersonView = ReturnType<typeof toPersonView>;

export type TeamChoice = Readonly<{ key: string; name: string }>;
