// Which team gets a conversation: by what it is about, in which language, and from whom.

import type { Intent } from '../intents.ts';
import type { Policy } from '../policy.ts';
import { isListed } from './reasons-for-person.ts';
import type { Decision } from './types.ts';

export type Routed = Readonly<{ intent: Intent; language: string; from: string }>;

/** The first rule that fits as a whole; where none does, the team of the intent. What a rule does not name, it takes all of. */
export function chooseTeam(policy: Policy, { intent, language, from }: Routed): string {
  const rule = policy.routing.find(
    ({ intents, languages, customers }) =>
      (intents.length === 0 || intents.includes(intent)) &&
      (languages.length === 0 || languages.includes(language)) &&
      (customers.length === 0 || isListed(from, customers)),
  );
  return rule?.team ?? policy.intents[intent].team;
}

/** Whose opening hours the mail tells, where it tells any: a handover speaks of those who take over. */
export const toldHoursTeam = ({
  do: action,
  team,
  hoursTeam,
}: Pick<Decision, 'do' | 'team' | 'hoursTeam'>) => (action === 'escalate' ? team : hoursTeam);
