// Used by `why.ts`: what became of asking the model provider about a mail, in plain words.

import type { NotAsked, ProviderFault, ProviderNote } from '../../triage/understanding.ts';
import { type Say, toSay } from '../words/say.ts';
import { intentLabel } from './words.ts';

const notAsked: Record<NotAsked, string> = {
  sure: toSay('the built-in engine was sure by itself'),
  for_a_person: toSay('a person was needed anyway'),
  nothing_to_read: toSay('there was nothing in the mail to answer'),
  budget_used_up: toSay('the budget for that day was used up'),
  resting: toSay('it had failed several times and was left alone for a while'),
  busy: toSay('it was slow, and other mails were waiting for it'),
};

const faults: Record<ProviderFault, string> = {
  no_connection: toSay('it could not be reached'),
  too_slow: toSay('it took too long'),
  rate_limited: toSay('it takes no more requests for now'),
  server_error: toSay('its server failed'),
  rejected: toSay('its server refused the request; the key, the model’s name or the address may be wrong'),
  no_api: toSay('what came back was no answer of a model; the address may be wrong'),
  too_long: toSay('its answer had no end'),
  empty: toSay('its answer was empty'),
  refused: toSay('it refused to answer'),
  cut_off: toSay('its answer was cut off'),
  broken_json: toSay('its answer was not readable'),
  wrong_shape: toSay('its answer did not fit the questions'),
  stopped: toSay('Baton was stopping'),
};

const certainties = {
  certain: toSay('certain'),
  likely: toSay('likely'),
  unsure: toSay('unsure'),
} as const;

export function providerWords(note: ProviderNote, say: Say): string {
  const { outcome, reason, model, said } = note;
  if (outcome === 'not_asked') {
    const why = notAsked[reason as NotAsked];
    return why
      ? say('The model provider was not asked: {reason}.', { reason: say(why) })
      : say('The model provider was not asked.');
  }
  const effort = effortWords(note, say);
  if (outcome === 'answered' && said) {
    const weighed = say('{model} read it as “{intent}” ({certainty}); both readings were weighed.', {
      model,
      intent: say(intentLabel(said.intent)),
      certainty: say(certainties[said.certainty]),
    });
    return `${weighed} ${effort}`;
  }
  const why = faults[reason as ProviderFault] ?? toSay('something went wrong');
  const status = note.status !== null && note.status >= 400 ? ` (HTTP ${note.status})` : '';
  const failed = say('{model} was asked, but {reason}: the built-in engine’s reading stands.', {
    model,
    reason: `${say(why)}${status}`,
  });
  return `${failed} ${effort}`;
}

/** Tokens, cost and time. The currency is the operator's own, so none is named. */
function effortWords({ tokensIn, tokensOut, cost, ms, requests }: ProviderNote, say: Say): string {
  const parts = [
    `${fixed(ms / 1000, 1, say)} s`,
    say.count(tokensIn + tokensOut, '{count} token', '{count} tokens'),
    cost === null ? '' : say('cost {cost}', { cost: fixed(cost, 4, say) }),
    requests > 1 ? say.count(requests, '{count} request', '{count} requests') : '',
  ];
  return `${parts.filter(Boolean).join(', ')}.`;
}

const fixed = (value: number, digits: number, say: Say) =>
  value.toLocaleString(say.locale, { minimumFractionDigits: digits, maximumFractionDigits: digits });
