// Is this a policy that can hold? Its shape, and what in it speaks against itself, each fault by the name of its field.

import type { TemplateInfo } from './decide/types.ts';
import { intents, intentWords } from './intents.ts';
import { type Policy, policySchema, weekdays } from './policy.ts';

export type PolicyFaults = Readonly<Record<string, string>>;

export type CheckedPolicy =
  | Readonly<{ policy: Policy; faults: null }>
  | Readonly<{ policy: null; faults: PolicyFaults }>;

/** Names all faults at once; `templates` are those that could be used with it. */
export function checkPolicy(given: unknown, templates: readonly TemplateInfo[]): CheckedPolicy {
  const parsed = policySchema.safeParse(given);
  if (parsed.success) {
    const faults = findContradictions(parsed.data, templates);
    return Object.keys(faults).length > 0 ? { policy: null, faults } : { policy: parsed.data, faults: null };
  }
  const faults: Record<string, string> = {};
  for (const issue of parsed.error.issues) {
    // A word too many is named itself, not the place where it stands.
    const keys = issue.code === 'unrecognized_keys' ? issue.keys : [null];
    for (const key of keys) {
      const place = [...issue.path, ...(key === null ? [] : [key])].join('.') || 'policy';
      faults[place] ??= key === null ? issue.message : 'is not known here';
    }
  }
  return { policy: null, faults };
}

/** What is well formed and still cannot hold together. */
export function findContradictions(policy: Policy, templates: readonly TemplateInfo[]): PolicyFaults {
  return Object.fromEntries([
    ...intentFaults(policy, templates),
    ...routingFaults(policy),
    ...hoursFaults('hours', policy.hours),
    ...policy.teams.flatMap((team, at) => (team.hours ? hoursFaults(`teams.${at}.hours`, team.hours) : [])),
    ...nameFaults(policy),
    ...phraseFaults(policy),
  ]);
}

type Fault = readonly [field: string, words: string];

function intentFaults(policy: Policy, templates: readonly TemplateInfo[]): Fault[] {
  const teams = new Set(policy.teams.map((team) => team.key));
  return intents.flatMap((intent): Fault[] => {
    const { team, mode, requiredFacts } = policy.intents[intent];
    const asks = templates.some((each) => each.kind === 'ask' && each.intent === intent);
    const faults: Fault[] = [];
    if (!teams.has(team)) faults.push([`intents.${intent}.team`, `There is no team "${team}".`]);
    if (mode !== 'off' && requiredFacts.length > 0 && !asks) {
      const words = `No template asks for anything about "${intentWords[intent].label}": add one, or require nothing.`;
      faults.push([`intents.${intent}.requiredFacts`, words]);
    }
    return faults;
  });
}

function routingFaults({ routing, teams }: Policy): Fault[] {
  return routing.flatMap(({ team }, at): Fault[] =>
    teams.some(({ key }) => key === team) ? [] : [[`routing.${at}.team`, `There is no team "${team}".`]],
  );
}

function hoursFaults(place: string, hours: Policy['hours']): Fault[] {
  const days = weekdays.flatMap((day): Fault[] =>
    overlaps(hours.week[day]) ? [[`${place}.week.${day}`, 'Two of its times overlap.']] : [],
  );
  const seen = new Set<string>();
  const exceptions = hours.exceptions.flatMap(({ date, open }, at): Fault[] => {
    const faults: Fault[] = [];
    if (seen.has(date)) faults.push([`${place}.exceptions.${at}.date`, `${date} is there twice.`]);
    seen.add(date);
    if (overlaps(open)) faults.push([`${place}.exceptions.${at}.open`, 'Two of its times overlap.']);
    return faults;
  });
  return [...days, ...exceptions];
}

/** Ranges that only touch do not overlap: the end is exclusive. */
function overlaps(ranges: readonly { from: string; to: string }[]): boolean {
  const sorted = [...ranges].sort((a, b) => (a.from < b.from ? -1 : 1));
  return sorted.some((range, at) => at > 0 && range.from < (sorted[at - 1]?.to ?? ''));
}

const formatLists = ['orderNumberFormats', 'invoiceNumberFormats', 'trackingNumberFormats'] as const;

function nameFaults(policy: Policy): Fault[] {
  const { teams, alwaysPerson, leaveAlone } = policy;
  const keys = teams.map((team) => team.key);
  const twice = keys.flatMap((key, at): Fault[] =>
    keys.indexOf(key) < at ? [[`teams.${at}.key`, `There are two teams "${key}".`]] : [],
  );
  const formats = formatLists.flatMap((list) =>
    policy[list].flatMap(({ team }, at): Fault[] =>
      team !== null && !keys.includes(team) ? [[`${list}.${at}.team`, `There is no team "${team}".`]] : [],
    ),
  );
  const both = leaveAlone.flatMap((address, at): Fault[] =>
    alwaysPerson.includes(address)
      ? [[`leaveAlone.${at}`, `${address} cannot both get a person and be left alone.`]]
      : [],
  );
  const own = policy.ownIntents.flatMap(({ intent, team }, at): Fault[] => {
    const faults: Fault[] = [];
    if (!keys.includes(team)) faults.push([`ownIntents.${at}.team`, `There is no team "${team}".`]);
    if (policy.ownIntents.findIndex((each) => each.intent === intent) < at)
      faults.push([`ownIntents.${at}.intent`, `"${intent}" is there twice.`]);
    return faults;
  });
  return [...twice, ...formats, ...own, ...both];
}

function phraseFaults({ criticalPhrases }: Policy): Fault[] {
  const names = criticalPhrases.map(({ group }) => group.toLowerCase());
  return criticalPhrases.flatMap(({ phrases, byLanguage, patterns }, at): Fault[] => {
    const words = [...phrases, ...Object.values(byLanguage).flat(), ...patterns];
    const faults: Fault[] = [];
    if (words.length === 0) faults.push([`criticalPhrases.${at}`, 'It has no words.']);
    if (names.indexOf(names[at] ?? '') < at)
      faults.push([`criticalPhrases.${at}.group`, 'There is another group of that name.']);
    return faults;
  });
}
