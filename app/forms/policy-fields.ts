// The policy as the fields of its page and back: every field is a line of text, or lines.

import { type CriticalGroup, phraseLanguages } from '../../triage/critical-groups.ts';
import { intents } from '../../triage/intents.ts';
import type { Policy } from '../../triage/policy.ts';
import { hoursFields, readHours, readTeamHours, teamHours } from './hours-fields.ts';
import { linesOf, wordsOf } from './listed.ts';

/** Names are the paths in the policy, so that a fault of the policy finds its field. */
export type PolicyFields = Readonly<Record<string, string>>;

/** Of a question of the team's own, where its line says nothing else. */
const usualThreshold = 0.85;

const formatLists = ['orderNumberFormats', 'invoiceNumberFormats', 'trackingNumberFormats'] as const;

const lines = (all: readonly string[]) => all.join('\n');

export function toFields(policy: Policy): PolicyFields {
  return Object.fromEntries([
    ['paused', policy.paused ? 'yes' : 'no'],
    ...intents.flatMap((intent) => {
      const { mode, threshold, team, requiredFacts, timesToAsk } = policy.intents[intent];
      return Object.entries({
        mode,
        threshold: percent(threshold),
        team,
        requiredFacts: requiredFacts.join(', '),
        timesToAsk: String(timesToAsk),
      }).map(([name, value]) => [`intents.${intent}.${name}`, value]);
    }),
    ...Object.entries(policy.toneLimits).map(([name, value]) => [`toneLimits.${name}`, percent(value)]),
    ['criticalLimit', percent(policy.criticalLimit)],
    ...policy.criticalPhrases.flatMap((group, at) => criticalFields(group, `criticalPhrases.${at}`)),
    ['alwaysPerson', lines(policy.alwaysPerson)],
    ['leaveAlone', lines(policy.leaveAlone)],
    ...(['botTurnsInARow', 'botTurnsInAll', 'daysToWaitForAnswer', 'promiseMinutes'] as const).map((name) => [
      name,
      String(policy[name]),
    ]),
    ['ageLimitHours', policy.ageLimitHours === null ? '' : String(policy.ageLimitHours)],
    ['oneTimeCode', policy.oneTimeCode ? 'yes' : 'no'],
    [
      'ownIntents',
      lines(
        policy.ownIntents.map(
          ({ intent, mode, threshold, team }) => `${intent} | ${mode} | ${percent(threshold)} | ${team}`,
        ),
      ),
    ],
    ...formatLists.map((name) => [name, lines(policy[name].map(({ pattern }) => pattern))]),
    ...hoursFields('hours', policy.hours),
    ['company.name', policy.company.name],
    ['company.passwordResetUrl', policy.company.passwordResetUrl],
    [
      'company.delivery',
      lines(policy.company.delivery.map(({ name, days, price }) => `${name} | ${days} | ${price}`)),
    ],
    // Before the list itself: a fault in a team's hours belongs to their own field.
    ...policy.teams.flatMap(({ key, hours }) => hoursFields(teamHours(key), hours)),
    ['teams', lines(policy.teams.map(teamLine))],
    [
      'routing',
      lines(
        policy.routing.map(({ team, intents: asked, languages, customers }) =>
          [team, asked.join(', '), languages.join(', '), customers.join(', ')].join(' | '),
        ),
      ),
    ],
  ]);
}

/** Its last two parts only where something is said in them. */
function teamLine({ key, name, autoAssign, members }: Policy['teams'][number]): string {
  const parts = [key, name, autoAssign ? 'assign' : '', members?.join(', ') ?? ''];
  return parts.join(' | ').replace(/(?: \| )+$/, '');
}

function criticalFields({ phrases, byLanguage, patterns }: CriticalGroup, path: string) {
  return [
    [`${path}.phrases`, lines(phrases)],
    ...phraseLanguages.map((language) => [
      `${path}.byLanguage.${language}`,
      lines(byLanguage[language] ?? []),
    ]),
    [`${path}.patterns`, lines(patterns)],
  ];
}

/** In the order of the list as it is in the fields: a fault names a team by its place there. */
export const teamKeys = (fields: PolicyFields): string[] =>
  linesOf(fields.teams ?? '').map((line) => (line.split('|')[0] ?? '').trim());

/** Out of the fields again, unchecked: what the page does not show is taken from `base`. */
export function fromFields(fields: PolicyFields, base: Policy): unknown {
  const text = (name: string) => (fields[name] ?? '').trim();
  const number = (name: string) => (text(name) === '' ? Number.NaN : Number(text(name)));
  // 99.9 divided by 100 is 0.9990000000000001.
  const share = (name: string) => Number((number(name) / 100).toFixed(6));
  return {
    ...base,
    paused: text('paused') === 'yes',
    intents: Object.fromEntries(
      intents.map((intent) => [
        intent,
        {
          mode: text(`intents.${intent}.mode`),
          threshold: share(`intents.${intent}.threshold`),
          team: text(`intents.${intent}.team`),
          requiredFacts: wordsOf(text(`intents.${intent}.requiredFacts`)).filter(
            (each) => each !== 'nothing',
          ),
          timesToAsk: number(`intents.${intent}.timesToAsk`),
        },
      ]),
    ),
    toneLimits: Object.fromEntries(
      Object.keys(base.toneLimits).map((name) => [name, share(`toneLimits.${name}`)]),
    ),
    criticalLimit: share('criticalLimit'),
    criticalPhrases: base.criticalPhrases.map((group, at) => readGroup(group, `criticalPhrases.${at}`, text)),
    alwaysPerson: linesOf(text('alwaysPerson')),
    leaveAlone: linesOf(text('leaveAlone')),
    botTurnsInARow: number('botTurnsInARow'),
    botTurnsInAll: number('botTurnsInAll'),
    daysToWaitForAnswer: number('daysToWaitForAnswer'),
    ageLimitHours: text('ageLimitHours') === '' ? null : number('ageLimitHours'),
    promiseMinutes: number('promiseMinutes'),
    oneTimeCode: text('oneTimeCode') === 'yes',
    ownIntents: linesOf(text('ownIntents')).map((line) => {
      const [intent = '', mode = '', from = '', team = ''] = line.split('|').map((part) => part.trim());
      return {
        intent,
        mode: mode || 'auto',
        threshold: from === '' ? usualThreshold : Number(from) / 100,
        team: team || (base.teams[0]?.key ?? ''),
      };
    }),
    ...Object.fromEntries(
      formatLists.map((name) => [
        name,
        linesOf(text(name)).map((pattern) => ({
          team: base[name].find((each) => each.pattern === pattern)?.team ?? null,
          pattern,
        })),
      ]),
    ),
    hours: readHours('hours', text),
    company: {
      name: text('company.name'),
      passwordResetUrl: text('company.passwordResetUrl'),
      delivery: linesOf(text('company.delivery')).map((line) => {
        const [name = '', days = '', price = ''] = line.split('|').map((part) => part.trim());
        return { name, days, price };
      }),
    },
    teams: linesOf(text('teams')).map((line) => {
      const [key = '', name = '', assign = '', members = ''] = line.split('|').map((part) => part.trim());
      const before = base.teams.find((team) => team.key === key)?.hours ?? null;
      const hours = readTeamHours(fields, key, before, text('hours.timeZone'));
      const more = {
        ...(assign === '' ? {} : { autoAssign: /^(?:assign|yes)$/i.test(assign) }),
        ...(members === '' ? {} : { members: wordsOf(members) }),
      };
      return { key, name: name || key, hours, ...more };
    }),
    routing: linesOf(text('routing')).map((line) => {
      const [team = '', asked = '', languages = '', customers = ''] = line
        .split('|')
        .map((part) => part.trim());
      return { team, intents: wordsOf(asked), languages: wordsOf(languages), customers: wordsOf(customers) };
    }),
  };
}

function readGroup(group: CriticalGroup, path: string, text: (name: string) => string) {
  const byLanguage = phraseLanguages.flatMap((language) => {
    const found = linesOf(text(`${path}.byLanguage.${language}`));
    return found.length > 0 ? [[language, found] as const] : [];
  });
  return {
    ...group,
    phrases: linesOf(text(`${path}.phrases`)),
    byLanguage: Object.fromEntries(byLanguage),
    patterns: linesOf(text(`${path}.patterns`)),
  };
}

const percent = (share: number) => String(Math.round(share * 1_000) / 10);
