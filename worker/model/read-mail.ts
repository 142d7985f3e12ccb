// The cascade: the built-in engine reads every mail; the provider only those where its reading could change something.

import { randomBytes } from 'node:crypto';

import type { Template } from '../../triage/compose/template.ts';
import type { Decision } from '../../triage/decide/types.ts';
import { isIntent } from '../../triage/intents.ts';
import { ownLabels } from '../../triage/model/team-model.ts';
import { isAddressedToMachine } from '../../triage/provider/addressed.ts';
import { answerSchemaWith, type IntentCard, knownIntents } from '../../triage/provider/answer.ts';
import { whyNotAsked } from '../../triage/provider/ask.ts';
import { ground } from '../../triage/provider/ground.ts';
import { intentCards } from '../../triage/provider/intent-cards.ts';
import { merge } from '../../triage/provider/merge.ts';
import { readPrompt } from '../../triage/provider/prompt.ts';
import { type MailWords, understand } from '../../triage/understand/understand.ts';
import type { ProviderNote, Understanding } from '../../triage/understanding.ts';
import type { WorkerContext } from '../context.ts';
import { type ModelProvider, noMeter } from './provider.ts';

/** A customer who is waiting for an answer waits for this at most, tries and pauses included. Milliseconds. */
const deadlineMs = 8_000;
/** The form has about 200; the rest is for models that think before they write. Tokens. */
const mostTokens = 3_000;

/**
 * What the mail means. `judge` says what would be decided from a reading, before anything is looked up. Not for use within a
 * transaction: it may wait for seconds. Whatever the provider does, the built-in reading stands at least.
 */
export async function readMail(
  { model, provider, templates }: Pick<WorkerContext, 'model' | 'provider' | 'templates'>,
  mail: MailWords,
  judge: (understanding: Understanding) => Pick<Decision, 'do' | 'reasons'>,
): Promise<Understanding> {
  const builtIn = understand(mail, model);
  if (!provider) return builtIn;
  const why = whyNotAsked(builtIn, judge(builtIn), `${mail.subject ?? ''}\n${mail.text}`);
  if (why) return { ...builtIn, provider: noteOf(provider, builtIn, { outcome: 'not_asked', reason: why }) };
  const own = model.team ? ownLabels(model.team) : [];
  return await askProvider(provider, mail, builtIn, intentCards(examplesOf(templates), own));
}

async function askProvider(
  provider: ModelProvider,
  mail: MailWords,
  builtIn: Understanding,
  cards: readonly IntentCard[],
): Promise<Understanding> {
  const own = cards.map(({ name }) => name).filter((name) => !isIntent(name));
  const told = await provider.ask({
    prompt: readPrompt(mail, cards, randomBytes(16).toString('hex')),
    schema: answerSchemaWith(own),
    name: 'mail_reading',
    mostTokens,
    deadlineMs,
  });
  if (told.outcome !== 'answered') {
    const { outcome, reason, meter } = told;
    return { ...builtIn, provider: noteOf(provider, builtIn, { outcome, reason, ...meter }) };
  }
  const { answer, own: named } = knownIntents(told.value);
  const { intent, certainty } = answer;
  const source = { subject: mail.subject ?? '', text: mail.text };
  return {
    ...merge(
      builtIn,
      answer,
      ground(answer, source),
      !isAddressedToMachine(`${source.subject}\n${source.text}`),
      named,
    ),
    provider: noteOf(provider, builtIn, { outcome: 'answered', ...told.meter, said: { intent, certainty } }),
  };
}

/** The team's examples by the intent that they are for. */
function examplesOf(templates: readonly Template[]): Map<string, readonly string[]> {
  const found = new Map<string, readonly string[]>();
  for (const { kind, intent, examples = [] } of templates) {
    if (kind === 'answer' && intent !== null) found.set(intent, [...(found.get(intent) ?? []), ...examples]);
  }
  return found;
}

function noteOf(
  { model }: ModelProvider,
  { intent, confidence }: Understanding,
  note: Pick<ProviderNote, 'outcome'> & Partial<ProviderNote>,
): ProviderNote {
  return { model, reason: null, said: null, ...noMeter, ...note, builtIn: { intent, confidence } };
}
