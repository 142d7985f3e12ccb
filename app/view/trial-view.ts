// A tried mail as the playground shows it: each step with what it found and why.

import type { StoredTrial } from '../../db/trials.ts';
import { reasonWords } from '../../triage/reasons.ts';
import type { Trial } from '../../triage/trial.ts';
import type { Understanding } from '../../triage/understanding.ts';
import type { Say } from '../words/say.ts';
import { otherwiseWords } from './otherwise-words.ts';
import { providerWords } from './provider-words.ts';
import { actionWords } from './replay-view.ts';
import { decisionReasonLabel, intentLabel, percent } from './words.ts';

type Line = Readonly<{ name: string; value: string; source?: string }>;
type Bar = Readonly<{ label: string; value: number; text: string; words: readonly string[] }>;

export type TrialView = Readonly<{
  id: number;
  state: StoredTrial['state'];
  failure: string | null;
  steps: Steps | null;
}>;

export type Steps = Readonly<{
  mail: readonly Line[];
  words: string;
  /** Cut away from the new words. */
  cut: readonly Readonly<{ title: string; text: string }>[];
  intents: readonly Bar[];
  tones: readonly Bar[];
  reading: readonly Line[];
  facts: readonly Line[];
  decision: Readonly<{
    label: string;
    reasons: readonly Readonly<{ label: string; sentence: string }>[];
    otherwiseTitle: string;
    otherwise: readonly string[];
    about: readonly Line[];
  }>;
  slots: readonly Line[];
  traced: readonly Line[];
  reply: Readonly<{ subject: string; to: string; text: string }> | null;
  draft: string | null;
  timings: readonly Line[];
}>;

export function toTrialView({ id, state, failure, result }: StoredTrial, say: Say): TrialView {
  return { id, state, failure, steps: result && toSteps(result, say) };
}

function toSteps(trial: Trial, say: Say): Steps {
  const { understanding, mail } = trial;
  return {
    mail: mailLines(trial),
    words: mail.reply,
    cut: [
      { title: 'Quoted mail', text: mail.quoted },
      { title: 'Signature', text: mail.signature },
    ].filter(({ text }) => text.trim() !== ''),
    intents: intentBars(understanding),
    tones: toneBars(understanding),
    reading: readingLines(trial, say),
    facts: [...trial.facts, ...trial.notes],
    decision: toDecision(trial, say),
    slots: trial.slots.map((slot) => ({ ...slot, value: slot.value || '(not there)' })),
    traced: trial.traced.map(({ text, source }) => ({ name: text, value: source })),
    reply: trial.reply && {
      subject: trial.reply.subject,
      to: trial.reply.to,
      text: trial.reply.text,
    },
    draft: trial.draft?.text ?? null,
    timings: Object.entries(trial.timings).map(([name, ms]) => ({ name, value: `${ms.toFixed(1)} ms` })),
  };
}

const proof = { pass: 'Proven', fail: 'Forged', none: 'Not proven' } as const;

function mailLines({ mail, authenticity }: Trial): Line[] {
  const { from, subject, automated, attachments } = mail;
  const { verdict, reason } = authenticity;
  return [
    { name: 'From', value: from ? (from.name ? `${from.name} <${from.address}>` : from.address) : 'nobody' },
    { name: 'Subject', value: subject || 'none' },
    { name: 'Sender', value: proof[verdict], source: reason },
    automated.kind === 'none'
      ? { name: 'Written by', value: 'a person' }
      : { name: 'Written by', value: `a machine (${automated.kind})`, source: automated.reason },
    ...(attachments.length > 0 ? [{ name: 'Attachments', value: attachments.join(', ') }] : []),
  ];
}

/** Below this a guess is noise. */
const shown = 0.01;

function intentBars({ intents, intent, confidence, evidence }: Understanding): Bar[] {
  const all = { ...intents, [intent]: intents[intent] ?? confidence };
  return Object.entries(all)
    .filter(([, value]) => value >= shown)
    .sort(([, a], [, b]) => b - a)
    .map(([name, value]) => ({
      label: intentLabel(name),
      value,
      text: percent(value),
      words: name === intent ? textsOf(evidence.intent) : [],
    }));
}

const toneLabels = { anger: 'Anger', sarcasm: 'Sarcasm', negative: 'Negative mood', urgency: 'Urgency' };

const toneBars = ({ tone, evidence }: Understanding): Bar[] =>
  (['anger', 'sarcasm', 'negative', 'urgency'] as const).map((name) => ({
    label: toneLabels[name],
    value: tone[name],
    text: tone[name].toFixed(2),
    words: textsOf(evidence[name]),
  }));

const textsOf = (spans: readonly { text: string }[]) => [...new Set(spans.map(({ text }) => text))];

const entityNames: Readonly<Record<string, string>> = {
  orderNumbers: 'Order numbers',
  trackingNumbers: 'Tracking numbers',
  invoiceNumbers: 'Invoice numbers',
  dates: 'Dates',
  amounts: 'Amounts',
  emails: 'E-mail addresses',
  phones: 'Telephone numbers',
  addresses: 'Addresses',
  products: 'Products',
};

function readingLines({ understanding, wishes }: Trial, say: Say): Line[] {
  const { language, languageConfidence, entities, wantsHuman, didNotHelp, thanksOnly } = understanding;
  const flags = [
    wantsHuman ? 'asks for a person' : '',
    didNotHelp ? 'says the answer did not help' : '',
    thanksOnly ? 'only thanks' : '',
  ].filter(Boolean);
  const found = Object.entries(entities).flatMap(([kind, all]) =>
    all.length > 0
      ? [{ name: entityNames[kind] ?? kind, value: [...new Set(all.map((each) => each.value))].join(', ') }]
      : [],
  );
  const { engine, model, provider } = understanding;
  return [
    { name: 'Language', value: `${language} (${percent(languageConfidence)})` },
    ...(wishes.length > 0 ? [{ name: 'Stated plainly', value: wishes.map(intentLabel).join(', ') }] : []),
    ...(flags.length > 0 ? [{ name: 'The mail', value: flags.join(', ') }] : []),
    ...found,
    { name: 'Read by', value: `${engine} engine, model ${model}` },
    ...(provider ? [{ name: 'Model provider', value: providerWords(provider, say) }] : []),
  ];
}

function toDecision({ decision, policyVersion }: Trial, say: Say): Steps['decision'] {
  const { do: action, reasons, template, parts, missing, team, otherwise } = decision;
  return {
    label: actionWords[action],
    reasons: reasons.map((code) => ({
      label: decisionReasonLabel(code),
      sentence: code in reasonWords ? reasonWords[code as keyof typeof reasonWords].sentence : '',
    })),
    otherwiseTitle: action === 'reply' ? 'How near a person was' : 'What would have been needed',
    otherwise: otherwiseWords(otherwise, action, say),
    about: [
      { name: 'Acted on', value: intentLabel(decision.intent) },
      ...(template ? [{ name: 'Template', value: parts.join(', ') || template }] : []),
      ...(missing.length > 0 ? [{ name: 'Asked for', value: missing.join(', ').replaceAll('_', ' ') }] : []),
      ...(action === 'escalate' ? [{ name: 'Team', value: team }] : []),
      { name: 'Policy', value: policyVersion === null ? 'as Baton comes with' : `version ${policyVersion}` },
    ],
  };
}
