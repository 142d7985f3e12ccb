// A team's own opening hours on the policy's page: folded, under those of the whole desk.

import { type Policy, weekdays } from '../../triage/policy.ts';
import { teamHours } from '../forms/hours-fields.ts';
import type { Say } from '../words/say.ts';
import type { PolicyField, PolicySection } from './policy-view.ts';

type MakeField = (name: string, kind: PolicyField['kind'], hint?: string) => PolicyField;

/** None where one team is the whole desk, unless it has hours of its own. */
export function teamHoursGroups(say: Say, { teams }: Policy, field: MakeField): PolicySection['groups'] {
  const shown = teams.length > 1 ? teams : teams.filter(({ hours }) => hours !== null);
  return shown.map(({ key, name, hours }) => {
    const place = teamHours(key);
    return {
      title: hours
        ? say('{team}: hours of its own', { team: name })
        : say('{team}: open as above', { team: name }),
      fields: [
        field(
          `${place}.timeZone`,
          'text',
          say('Leave all of these empty, and the team is open as the whole desk is.'),
        ),
        ...weekdays.map((day) => field(`${place}.week.${day}`, 'text')),
        field(
          `${place}.exceptions`,
          'lines',
          say('Only these count for the team: those of the whole desk do not.'),
        ),
      ],
    };
  });
}
