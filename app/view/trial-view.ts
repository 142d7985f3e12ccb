// A tried mail as the playground shows it: each step with what it found and why.

import type { StoredTrial } from '../../db/trials.ts';
import { reasonWords } from '../../triage/reasons.ts';
import type { Trial } from '../../triage/trial.ts';
import type { Understanding } from '../../triage/understanding.ts';
import { type Say, toSay } from '../words/say.ts';
import { actionWords } from './action-words.ts';
import { stageNames } from './decision-record.ts';
import { sayFact, saySource } from './fact-words.ts';
import { sayFault } from './fault-words.ts';
import { sayReason } from './ledger-reason.ts';
import { otherwiseWords } from './otherwise-words.ts';
import { sayProof } from './proof-words.ts';
import { providerWords } from './provider-words.ts';
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

export function toTrialView(say: Say, { id, state, failure, result }: StoredTrial): TrialView {
  return { id, state, failure: failure && sayFault(failure, say), steps: result && toSteps(say, result) };
}

function toSteps(say: Say, trial: Trial): Steps {
  const { understanding, mail } = trial;
  return {
    mail: mailLines(say, trial),
    words: mail.reply,
    cut: [
      { title: say('Quoted mail'), text: mail.quoted },
      { title: say('Signature'), text: mail.signature },
    ].filter(({ text }) => text.trim() !== ''),
    intents: intentBars(say, understanding),
    tones: toneBars(say, understanding),
    reading: readingLines(say, trial),
    facts: [...trial.facts, ...trial.notes].map((fact) => sayFact(fact, say)),
    decision: toDecision(say, trial),
    slots: trial.slots.map(({ name, value, source }) => ({
      name,
      value: value || say('(not there)'),
      source: saySource(source, say),
    })),
    traced: trial.traced.map(({ text, source }) => ({ name: text, value: saySource(source, say) })),
    reply: trial.reply && {
      subject: trial.reply.subject,
      to: trial.reply.to,
      text: trial.reply.text,
    },
    draft: trial.draft?.text ?? null,
    timings: Object.entries(trial.timings).map(([name, ms]) => ({
      name: say(stageNames[name] ?? name),
      value: `${ms.toLocaleString(say.locale, oneDigit)} ms`,
    })),
  };
}

const proof = { pass: toSay('Proven'), fail: toSay('Forged'), none: toSay('Not proven') } as const;

function mailLines(say: Say, { mail, authenticity }: Trial): Line[] {
  const { from, subject, automated, attachments } = mail;
  const { verdict, reason } = authenticity;
  return [
    {
      name: say('From'),
      value: from ? (from.name ? `${from.name} <${from.address}>` : from.address) : say('nobody|sender'),
    },
    { name: say('Subject'), value: subject || say('none|subject') },
    { name: say('Sender'), value: say(proof[verdict]), source: sayProof(reason, say) },
    automated.kind === 'none'
      ? { name: say('Written by'), value: say('a person') }
      : {
          name: say('Written by'),
          value: say('a machine ({kind})', { kind: automated.kind }),
          source: sayReason(automated.reason, say),
        },
    ...(attachments.length > 0 ? [{ name: say('Attachments'), value: attachments.join(', ') }] : []),
  ];
}

const oneDigit = { minimumFractionDigits: 1, maximumFractionDigits: 1 };
const twoDigits = { minimumFractionDigits: 2, maximumFractionDigits: 2 };

/** Below this a guess is noise. */
const shown = 0.01;

function intentBars(say: Say, { intents, intent, confidence, evidence }: Understanding): Bar[] {
  const all = { ...intents, [intent]: intents[intent] ?? confidence };
  return Object.entries(all)
    .filter(([, value]) => value >= shown)
    .sort(([, a], [, b]) => b - a)
    .map(([name, value]) => ({
      label: say(intentLabel(name)),
      value,
      text: percent(value),
      words: name === intent ? textsOf(evidence.intent) : [],
    }));
}

const toneLabels = {
  anger: toSay('Anger'),
  sarcasm: toSay('Sarcasm'),
  negative: toSay('Negative mood'),
  urgency: toSay('Urgency'),
};

function toneBars(say: Say, { tone, critical = 0, evidence }: Understanding): Bar[] {
  const bar = (label: string, value: number, spans: readonly { text: string }[]): Bar => ({
    label: say(label),
    value,
    text: value.toLocaleString(say.locale, twoDigits),
    words: textsOf(spans),
  });
  return [
    ...(['anger', 'sarcasm', 'negative', 'urgency'] as const).map((name) =>
      bar(toneLabels[name], tone[name], evidence[name]),
    ),
    bar(toSay('Sounds critical'), critical, evidence.critical ?? []),
  ];
}

const textsOf = (spans: readonly { text: string }[]) => [...new Set(spans.map(({ text }) => text))];

const entityNames: Readonly<Record<string, string>> = {
  orderNumbers: toSay('Order numbers'),
  trackingNumbers: toSay('Tracking numbers'),
  invoiceNumbers: toSay('Invoice numbers'),
  dates: toSay('Dates'),
  amounts: toSay('Amounts'),
  emails: toSay('E-mail addresses'),
  phones: toSay('Telephone numbers'),
  addresses: toSay('Addresses'),
  products: toSay('Products'),
};

function readingLines(say: Say, { understanding, wishes }: Trial): Line[] {
  const { language, languageConfidence, entities, wantsHuman, didNotHelp, thanksOnly } = understanding;
  const flags = [
    wantsHuman ? say('asks for a person') : '',
    didNotHelp ? say('says the answer did not help') : '',
    thanksOnly ? say('only thanks') : '',
  ].filter(Boolean);
  const found = Object.entries(entities).flatMap(([kind, all]) =>
    all.length > 0
      ? [
          {
            name: say(entityNames[kind] ?? kind),
            value: [...new Set(all.map((each) => each.value))].join(', '),
          },
        ]
      : [],
  );
  const { engine, model, provider } = understanding;
  return [
    { name: say('Language'), value: `${language} (${percent(languageConfidence)})` },
    ...(wishes.length > 0
      ? [{ name: say('Stated plainly'), value: wishes.map((wish) => say(intentLabel(wish))).join(', ') }]
      : []),
    ...(flags.length > 0 ? [{ name: say('The mail'), value: flags.join(', ') }] : []),
    ...found,
    { name: say('Read by'), value: say('{engine} engine, model {model}', { engine, model }) },
    ...(provider ? [{ name: say('Model provider'), value: providerWords(provider, say) }] : []),
  ];
}

function toDecision(say: Say, { decision, policyVersion }: Trial): Steps['decision'] {
  const { do: action, reasons, template, parts, missing, team, otherwise } = decision;
  return {
    label: say(actionWords[action]),
    reasons: reasons.map((code) => ({
      label: say(decisionReasonLabel(code)),
      sentence: code in reasonWords ? say(reasonWords[code as keyof typeof reasonWords].sentence) : '',
    })),
    otherwiseTitle: say(action === 'reply' ? 'How near a person was' : 'What would have been needed'),
    otherwise: otherwiseWords(otherwise, action, say),
    about: [
      { name: say('Acted on'), value: say(intentLabel(decision.intent)) },
      ...(template ? [{ name: say('Template'), value: parts.join(', ') || template }] : []),
      ...(missing.length > 0
        ? [{ name: say('Asked for'), value: missing.join(', ').replaceAll('_', ' ') }]
        : []),
      ...(action === 'escalate' ? [{ name: say('Team'), value: team }] : []),
      {
        name: say('Policy'),
        value:
          policyVersion === null
            ? say('as Baton comes with')
            : say('version {version}', { version: policyVersion }),
      },
    ],
  };
}
