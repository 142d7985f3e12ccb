// The policy as its page shows it: sections with a sentence each, fields with their labels, and what a change changes.

import type { PolicyVersion } from '../../db/policies.ts';
import { phraseLanguages } from '../../triage/critical-groups.ts';
import { intents } from '../../triage/intents.ts';
import { type Policy, weekdays } from '../../triage/policy.ts';
import type { PolicyFaults } from '../../triage/policy-check.ts';
import { teamHours } from '../forms/hours-fields.ts';
import { type PolicyFields, toFields } from '../forms/policy-fields.ts';
import type { Say } from '../words/say.ts';
import { labelOf } from './policy-labels.ts';
import { noteWords } from './replay-view.ts';
import { teamHoursGroups } from './team-hours.ts';
import { intentLabel } from './words.ts';

export type PolicyField = Readonly<{
  name: string;
  label: string;
  hint?: string;
  kind: 'text' | 'lines' | 'percent' | 'number' | 'yes';
  value: string;
}>;

export type PolicySection = Readonly<{
  id: string;
  title: string;
  sentence: string;
  fields: readonly PolicyField[];
  /** Folded away: long, and rarely changed. */
  groups: readonly Readonly<{ title: string; fields: readonly PolicyField[] }>[];
}>;

export type IntentRow = Readonly<{
  intent: string;
  label: string;
  mode: string;
  threshold: string;
  team: string;
  requiredFacts: string;
  timesToAsk: string;
}>;

export type PolicyView = Readonly<{
  intents: readonly IntentRow[];
  teams: readonly Readonly<{ key: string; name: string }>[];
  sections: readonly PolicySection[];
}>;

export type Change = Readonly<{ label: string; before: string; after: string }>;

/** What parts a line; in the key of a translation it would begin a context. */
const bar = { bar: '|' };

export function toPolicyView(say: Say, policy: Policy): PolicyView {
  const values = toFields(policy);
  const field = (name: string, kind: PolicyField['kind'], hint?: string): PolicyField => ({
    name,
    kind,
    label: labelOf(say, name, policy),
    value: values[name] ?? '',
    ...(hint ? { hint } : {}),
  });
  const section = (
    id: string,
    title: string,
    sentence: string,
    fields: PolicyField[],
    groups: PolicySection['groups'] = [],
  ): PolicySection => ({ id, title, sentence, fields, groups });
  return {
    intents: intents.map((intent) => ({
      intent,
      label: intentLabel(intent),
      mode: values[`intents.${intent}.mode`] ?? '',
      threshold: values[`intents.${intent}.threshold`] ?? '',
      team: values[`intents.${intent}.team`] ?? '',
      requiredFacts: values[`intents.${intent}.requiredFacts`] ?? '',
      timesToAsk: values[`intents.${intent}.timesToAsk`] ?? '',
    })),
    teams: policy.teams.map(({ key, name }) => ({ key, name })),
    sections: [
      section(
        'own',
        say('Your own questions'),
        say(
          'A reply with examples of a question makes it known; from 85 % sure on the bot answers it, unless it says otherwise here.',
        ),
        [
          field(
            'ownIntents',
            'lines',
            say('One to a line: name {bar} auto, draft or off {bar} sure from (percent) {bar} team.', bar),
          ),
        ],
      ),
      section(
        'tone',
        say('Tone'),
        say('From these values on, a person answers, however plain the question is.'),
        [
          field('toneLimits.anger', 'percent'),
          field('toneLimits.sarcasm', 'percent'),
          field('toneLimits.negative', 'percent'),
        ],
      ),
      section(
        'critical',
        say('Words that always bring a person'),
        say(
          'One to a line. Words of a language count in all their usual forms; patterns are in RE2 syntax and match whole words. What sounds as critical in other words brings a person from the first value on; at 100 % only these words do.',
        ),
        [field('criticalLimit', 'percent')],
        policy.criticalPhrases.map(({ group, unlessDenied }, at) => ({
          title: unlessDenied ? say('{group} (not where it is denied: “no complaint”)', { group }) : group,
          fields: [
            ...phraseLanguages.map((language) =>
              field(`criticalPhrases.${at}.byLanguage.${language}`, 'lines'),
            ),
            field(`criticalPhrases.${at}.phrases`, 'lines'),
            field(`criticalPhrases.${at}.patterns`, 'lines'),
          ],
        })),
      ),
      section(
        'people',
        say('Particular customers'),
        say('Addresses, or whole domains such as @example.com, one to a line.'),
        [
          field('alwaysPerson', 'lines', say('The bot never answers these.')),
          field('leaveAlone', 'lines', say('Their mail is kept and answered by nobody.')),
        ],
      ),
      section('limits', say('Limits and promises'), say('How much the bot may do before a person looks.'), [
        field('botTurnsInARow', 'number', say('Automatic mails with no person in between.')),
        field('botTurnsInAll', 'number', say('Automatic mails in one conversation in all.')),
        field('daysToWaitForAnswer', 'number', say('Then a person takes over what the bot asked for.')),
        field(
          'ageLimitHours',
          'number',
          say('Mail that reaches us later than this goes to a person. Empty: as each mailbox says.'),
        ),
        field('promiseMinutes', 'number', say('Minutes of opening time: what a handover promises.')),
        field(
          'oneTimeCode',
          'yes',
          say('Who is not proven to be the one on the order gets the answer by a code mailed there.'),
        ),
      ]),
      section(
        'hours',
        say('Opening hours'),
        say('As 09:00-12:00, 13:00-17:00; empty is closed. Promises are made from them.'),
        [
          field('hours.timeZone', 'text', say('Such as Europe/Prague.')),
          ...weekdays.map((day) => field(`hours.week.${day}`, 'text')),
          field(
            'hours.exceptions',
            'lines',
            say('One to a line: 2026-12-24 Christmas Eve 09:00-12:00. Without times: closed.'),
          ),
        ],
        teamHoursGroups(say, policy, field),
      ),
      section(
        'numbers',
        say('Your numbers'),
        say(
          'How they look, one pattern to a line in RE2 syntax, such as \\d{2}-\\d{4}. Baton finds them in a mail before it asks for them.',
        ),
        [
          field('orderNumberFormats', 'lines'),
          field('invoiceNumberFormats', 'lines'),
          field('trackingNumberFormats', 'lines'),
        ],
      ),
      section(
        'company',
        say('What answers say about you'),
        say('Every fact in an automatic answer comes from here or from a lookup.'),
        [
          field('company.name', 'text'),
          field('company.passwordResetUrl', 'text'),
          field('company.delivery', 'lines', say('One to a line: name {bar} days {bar} price.', bar)),
          field(
            'teams',
            'lines',
            say(
              'One to a line: key {bar} name. Then, if you like: {bar} assign {bar} its agents’ addresses. With “assign” a conversation goes to the one present who has the least to do.',
              bar,
            ),
          ),
          field(
            'routing',
            'lines',
            say(
              'Who gets what, one to a line: team {bar} questions {bar} languages {bar} customers, such as berlin {bar} refund_return, complaint {bar} de {bar} @big.example. Empty takes all; the first that fits counts.',
              bar,
            ),
          ),
        ],
      ),
    ],
  };
}

/** What a new version would change, field by field. */
export function changesBetween(say: Say, before: Policy, after: Policy): Change[] {
  const [old, fresh] = [toFields(before), toFields(after)];
  const names = [...new Set([...Object.keys(fresh), ...Object.keys(old)])];
  return names
    .filter((name) => (old[name] ?? '') !== (fresh[name] ?? ''))
    .map((name) => ({
      label: labelOf(say, name, name in fresh ? after : before, true),
      ...difference(old[name] ?? '', fresh[name] ?? ''),
    }));
}

/** Of long lists only the lines that came or went. */
function difference(old: string, fresh: string): Pick<Change, 'before' | 'after'> {
  if (!old.includes('\n') && !fresh.includes('\n')) return { before: old, after: fresh };
  const [a, b] = [old.split('\n'), fresh.split('\n')];
  return {
    before: a.filter((line) => !b.includes(line)).join('\n'),
    after: b.filter((line) => !a.includes(line)).join('\n'),
  };
}

/** Each fault at the field that it belongs to; what belongs to none is told at the top as `form`. `teams`: their keys. */
export function faultsByField(
  faults: PolicyFaults,
  fields: PolicyFields,
  teams: readonly string[],
): Record<string, string> {
  const found: Record<string, string> = {};
  for (const [place, words] of Object.entries(faults)) {
    const path = place.replace(/^teams\.(\d+)\.hours/, (_, at: string) => teamHours(teams[Number(at)] ?? at));
    const name = Object.keys(fields).find((each) => path === each || path.startsWith(`${each}.`));
    found[name ?? 'form'] ??= name ? words : `${path}: ${words}`;
  }
  return found;
}

export type VersionView = Readonly<{
  version: number;
  at: string;
  by: string;
  changes: readonly Change[];
  /** What trying it on past mail had shown. */
  tried: string | null;
}>;

/** Each against the one before it; `versions` newest first, the last one only there to compare with. */
export function toVersionViews(say: Say, versions: readonly PolicyVersion[], shown: number): VersionView[] {
  return versions.slice(0, shown).map((each, at) => {
    const before = versions[at + 1]?.policy;
    return {
      version: each.version,
      at: each.createdAt.toISOString(),
      by: each.createdBy,
      changes: before && each.policy ? changesBetween(say, before, each.policy) : [],
      tried: each.replay && noteWords(say, each.replay),
    };
  });
}
