// Used by `why.ts`: what became of asking the model provider about a mail, in plain words.

import type { NotAsked, ProviderFault, ProviderNote } from '../../triage/understanding.ts';
import { intentLabel } from './words.ts';

const notAsked: Record<NotAsked, string> = {
  sure: 'the built-in engine was sure by itself',
  for_a_person: 'a person was needed anyway',
  nothing_to_read: 'there was nothing in the mail to answer',
  budget_used_up: 'the budget for that day was used up',
  resting: 'it had failed several times and was left alone for a while',
  busy: 'it was slow, and other mails were waiting for it',
};

const faults: Record<ProviderFault, string> = {
  no_connection: 'it could not be reached',
  too_slow: 'it took too long',
  rate_limited: 'it takes no more requests for now',
  server_error: 'its server failed',
  rejected: 'its server refused the request; the key, the model’s name or the address may be wrong',
  no_api: 'what came back was no answer of a model; the address may be wrong',
  too_long: 'its answer had no end',
  empty: 'its answer was empty',
  refused: 'it refused to answer',
  cut_off: 'its answer was cut off',
  broken_json: 'its answer was not readable',
  wrong_shape: 'its answer did not fit the questions',
  stopped: 'Baton was stopping',
};

export function providerWords(note: ProviderNote): string {
  const { outcome, reason, model, said } = note;
  if (outcome === 'not_asked') {
    const why = notAsked[reason as NotAsked];
    return why ? `The model provider was not asked: ${why}.` : 'The model provider was not asked.';
  }
  const effort = effortWords(note);
  if (outcome === 'answered' && said) {
    return `${model} read it as “${intentLabel(said.intent)}” (${said.certainty}); both readings were weighed. ${effort}`;
  }
  const why = faults[reason as ProviderFault] ?? 'something went wrong';
  const status = note.status !== null && note.status >= 400 ? ` (HTTP ${note.status})` : '';
  return `${model} was asked, but ${why}${status}: the built-in engine’s reading stands. ${effort}`;
}

/** Tokens, cost and time. The currency is the operator's own, so none is named. */
function effortWords({ tokensIn, tokensOut, cost, ms, requests }: ProviderNote): string {
  const parts = [
    `${(ms / 1000).toFixed(1)} s`,
    `${(tokensIn + tokensOut).toLocaleString('en')} tokens`,
    cost === null ? '' : `cost ${cost.toFixed(4)}`,
    requests > 1 ? `${requests} requests` : '',
  ];
  return `${parts.filter(Boolean).join(', ')}.`;
}
