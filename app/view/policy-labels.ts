// What the fields of the policy are called, on its page and in the list of what a version changes.

import type { phraseLanguages } from '../../triage/critical-groups.ts';
import type { Policy, weekdays } from '../../triage/policy.ts';
import { type Say, toSay } from '../words/say.ts';
import { intentLabel } from './words.ts';

const dayNames: Record<(typeof weekdays)[number], string> = {
  mon: toSay('Monday'),
  tue: toSay('Tuesday'),
  wed: toSay('Wednesday'),
  thu: toSay('Thursday'),
  fri: toSay('Friday'),
  sat: toSay('Saturday'),
  sun: toSay('Sunday'),
};

const languageNames: Record<(typeof phraseLanguages)[number], string> = {
  en: toSay('English'),
  de: toSay('German'),
  fr: toSay('French'),
  es: toSay('Spanish'),
  cs: toSay('Czech'),
};

const plainLabels: Readonly<Record<string, string>> = {
  paused: toSay('Paused'),
  'toneLimits.anger': toSay('Angry from'),
  'toneLimits.sarcasm': toSay('Sarcastic from'),
  'toneLimits.negative': toSay('Strongly negative from'),
  criticalLimit: toSay('Sounds critical from'),
  alwaysPerson: toSay('Always get a person'),
  leaveAlone: toSay('Left alone'),
  botTurnsInARow: toSay('Answers in a row'),
  botTurnsInAll: toSay('Answers in all'),
  daysToWaitForAnswer: toSay('Days to wait for an answer'),
  ageLimitHours: toSay('Hours until a mail is old'),
  promiseMinutes: toSay('A person answers within'),
  ownIntents: toSay('Who answers them'),
  oneTimeCode: toSay('One-time codes'),
  orderNumberFormats: toSay('Order numbers'),
  invoiceNumberFormats: toSay('Invoice numbers'),
  trackingNumberFormats: toSay('Tracking numbers'),
  'hours.timeZone': toSay('Time zone'),
  'hours.exceptions': toSay('Holidays and other days'),
  'company.name': toSay('Name'),
  'company.passwordResetUrl': toSay('Page to reset a password'),
  'company.delivery': toSay('Delivery'),
  teams: toSay('Teams'),
  routing: toSay('Who gets what'),
};

const intentFields: Readonly<Record<string, string>> = {
  mode: toSay('{question}: who answers'),
  threshold: toSay('{question}: sure from'),
  team: toSay('{question}: team'),
  requiredFacts: toSay('{question}: needs'),
  timesToAsk: toSay('{question}: times to ask'),
};

/** `policy`: one in which the field is; its groups of words have names there. */
export function labelOf(say: Say, name: string, policy: Policy, withGroup = false): string {
  const known = plainLabels[name];
  if (known) return say(known);
  const [first = '', second = '', third = '', fourth = ''] = name.split('.');
  if (first === 'intents') return intentFieldLabel(say, third, say(intentLabel(second)));
  if (first === 'hours') return say(dayNames[third as keyof typeof dayNames] ?? name);
  if (first === 'teams') {
    const team = policy.teams.find(({ key }) => key === second)?.name ?? second;
    const label = labelOf(say, name.slice(`teams.${second}.`.length), policy);
    return withGroup ? `${team}: ${label}` : label;
  }
  const group = policy.criticalPhrases[Number(second)]?.group ?? second;
  const part =
    third === 'byLanguage'
      ? say(languageNames[fourth as keyof typeof languageNames])
      : say(third === 'patterns' ? 'Patterns' : 'In any language');
  return withGroup ? `${group}: ${part}` : part;
}

function intentFieldLabel(say: Say, field: string, question: string): string {
  const words = intentFields[field];
  return words ? say(words, { question }) : `${question}: ${field}`;
}
