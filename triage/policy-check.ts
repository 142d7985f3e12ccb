// Is this a policy that can hold? Its shape, and what in it speaks against itself, each fault by the name of its field.

import { fieldFaults, plainIssue } from './compose/field-faults.ts';
import type { TemplateInfo } from './decide/types.ts';
import { intents, intentWords } from './intents.ts';
import { type Policy, policySchema, weekdays } from './policy.ts';
import { type Tell, tellInEnglish } from './tell.ts';

export type PolicyFaults = Readonly<Record<string, string>>;

export type CheckedPolicy =
  | Readonly<{ policy: Policy; faults: null }>
  | Readonly<{ policy: null; faults: PolicyFaults }>;

/** Names all faults at once, in the language of `say`; `templates` are those that could be used with it. */
export function checkPolicy(
  given: unknown,
  templates: readonly TemplateInfo[],
  say: Tell = tellInEnglish,
): CheckedPolicy {
  const parsed = policySchema.safeParse(given, { error: plainIssue(say) });
  if (!parsed.success) return { policy: null, faults: fieldFaults(parsed.error, say, 'policy') };
  const faults = findContradictions(parsed.data, templates, say);
  return Object.keys(faults).length > 0 ? { policy: null, faults } : { policy: parsed.data, faults: null };
}

/** What is well formed and still cannot hold together. */
export function findContradictions(
  policy: Policy,
  templates: readonly TemplateInfo[],
  say: Tell = tellInEnglish,
): PolicyFaults {
  return Object.fromEntries([
    ...intentFaults(policy, templates, say),
    ...routingFaults(policy, say),
    ...hoursFaults('hours', policy.hours, say),
    ...policy.teams.flatMap((team, at) =>
      team.hours
        ? [...hoursFaults(`teams.${at}.hours`, team.hours, say), ...neverOpen(at, team.hours, say)]
        : [],
    ),
    ...nameFaults(policy, say),
    ...phraseFaults(policy, say),
  ]);
}

type Fault = readonly [field: string, words: string];

const noTeam = (team: string, say: Tell) => say('There is no team "{team}".', { team });

function intentFaults(policy: Policy, templates: readonly TemplateInfo[], say: Tell): Fault[] {
  const teams = new Set(policy.teams.map((team) => team.key));
  return intents.flatMap((intent): Fault[] => {
    const { team, mode, requiredFacts } = policy.intents[intent];
    const asks = templates.some((each) => each.kind === 'ask' && each.intent === intent);
    const faults: Fault[] = [];
    if (!teams.has(team)) faults.push([`intents.${intent}.team`, noTeam(team, say)]);
    if (mode !== 'off' && requiredFacts.length > 0 && !asks) {
      const about = say(intentWords[intent].label);
      const words = say('No template asks for anything about "{about}": add one, or require nothing.', {
        about,
      });
      faults.push([`intents.${intent}.requiredFacts`, words]);
    }
    return faults;
  });
}

function routingFaults({ routing, teams }: Policy, say: Tell): Fault[] {
  return routing.flatMap(({ team }, at): Fault[] =>
    teams.some(({ key }) => key === team) ? [] : [[`routing.${at}.team`, noTeam(team, say)]],
  );
}

function hoursFaults(place: string, hours: Policy['hours'], say: Tell): Fault[] {
  const overlap = say('Two of its times overlap.');
  const days = weekdays.flatMap((day): Fault[] =>
    overlaps(hours.week[day]) ? [[`${place}.week.${day}`, overlap]] : [],
  );
  const seen = new Set<string>();
  const exceptions = hours.exceptions.flatMap(({ date, open }, at): Fault[] => {
    const faults: Fault[] = [];
    if (seen.has(date))
      faults.push([`${place}.exceptions.${at}.date`, say('{what} is there twice.', { what: date })]);
    seen.add(date);
    if (overlaps(open)) faults.push([`${place}.exceptions.${at}.open`, overlap]);
    return faults;
  });
  return [...days, ...exceptions];
}

/** Nothing could be promised by a team that never opens; none of its own are those of the whole desk. */
function neverOpen(at: number, { week, exceptions }: Policy['hours'], say: Tell): Fault[] {
  const opens =
    weekdays.some((day) => week[day].length > 0) || exceptions.some(({ open }) => open.length > 0);
  if (opens) return [];
  return [
    [`teams.${at}.hours.week.mon`, say('The team never opens. Give times, or leave all of these empty.')],
  ];
}

/** Ranges that only touch do not overlap: the end is exclusive. */
function overlaps(ranges: readonly { from: string; to: string }[]): boolean {
  const sorted = [...ranges].sort((a, b) => (a.from < b.from ? -1 : 1));
  return sorted.some((range, at) => at > 0 && range.from < (sorted[at - 1]?.to ?? ''));
}

const formatLists = ['orderNumberFormats', 'invoiceNumberFormats', 'trackingNumberFormats'] as const;

function nameFaults(policy: Policy, say: Tell): Fault[] {
  const { teams, alwaysPerson, leaveAlone } = policy;
  const keys = teams.map((team) => team.key);
  const twice = keys.flatMap((key, at): Fault[] =>
    keys.indexOf(key) < at ? [[`teams.${at}.key`, say('There are two teams "{team}".', { team: key })]] : [],
  );
  const formats = formatLists.flatMap((list) =>
    policy[list].flatMap(({ team }, at): Fault[] =>
      team !== null && !keys.includes(team) ? [[`${list}.${at}.team`, noTeam(team, say)]] : [],
    ),
  );
  const both = leaveAlone.flatMap((address, at): Fault[] =>
    alwaysPerson.includes(address)
      ? [[`leaveAlone.${at}`, say('{address} cannot both get a person and be left alone.', { address })]]
      : [],
  );
  const own = policy.ownIntents.flatMap(({ intent, team }, at): Fault[] => {
    const faults: Fault[] = [];
    if (!keys.includes(team)) faults.push([`ownIntents.${at}.team`, noTeam(team, say)]);
    if (policy.ownIntents.findIndex((each) => each.intent === intent) < at)
      faults.push([`ownIntents.${at}.intent`, say('{what} is there twice.', { what: `"${intent}"` })]);
    return faults;
  });
  return [...twice, ...formats, ...own, ...both];
}

function phraseFaults({ criticalPhrases }: Policy, say: Tell): Fault[] {
  const names = criticalPhrases.map(({ group }) => group.toLowerCase());
  return criticalPhrases.flatMap(({ phrases, byLanguage, patterns }, at): Fault[] => {
    const words = [...phrases, ...Object.values(byLanguage).flat(), ...patterns];
    const faults: Fault[] = [];
    if (words.length === 0) faults.push([`criticalPhrases.${at}`, say('It has no words.')]);
    if (names.indexOf(names[at] ?? '') < at)
      faults.push([`criticalPhrases.${at}.group`, say('There is another group of that name.')]);
    return faults;
  });
}
