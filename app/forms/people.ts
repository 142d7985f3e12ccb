// What the forms about people may hold.

import { z } from 'zod';

import { toSay } from '../words/say.ts';
import { email, personName } from './account.ts';

export const role = z.enum(['agent', 'manager', 'admin'], toSay('Choose a role.'));

export const inviteForm = z.object({ email, name: personName, role });

/** Only teams that the policy has: another name would be a team that nothing is ever sent to. */
export const chosenTeams = (form: FormData, known: readonly { key: string }[]): string[] =>
  known.map((team) => team.key).filter((key) => form.getAll('team').includes(key));
