// The model provider as the jobs see it: one question, one checked answer or the reason why there is none. Never throws
// for anything that the provider does.

import type { z } from 'zod';

import type { ModelConfig } from '../../config/model.ts';
import type { Database } from '../../db/database.ts';
import { reserveTokens, settleTokens, usageDay } from '../../db/model-usage.ts';
import type { Log } from '../../log.ts';
import { jsonSchemaOf } from '../../triage/provider/answer.ts';
import type { Prompt } from '../../triage/provider/prompt.ts';
import type { ProviderFault } from '../../triage/understanding.ts';
import { attempt } from './attempt.ts';
import { Breaker, type BreakerSettings, usualBreaker } from './breaker.ts';
import { connect, type Send } from './connect.ts';
import { chatBody, type Dialect, fullDialect, type Question } from './dialect.ts';
import { readCompletion } from './read-completion.ts';

export type Ask<Value> = Readonly<{
  prompt: Prompt;
  schema: z.ZodType<Value>;
  /** Names the form for the server, and the question in the log. */
  name: string;
  mostTokens: number;
  /** From the first request to the answer, waits included; then it is called off. Milliseconds. */
  deadlineMs: number;
}>;

export type Meter = Readonly<{
  status: number | null;
  requests: number;
  ms: number;
  tokensIn: number;
  tokensOut: number;
  cost: number | null;
}>;

export type Told<Value> = Readonly<
  | { outcome: 'answered'; value: Value; meter: Meter }
  | { outcome: 'failed'; reason: ProviderFault; meter: Meter }
  | { outcome: 'not_asked'; reason: 'budget_used_up' | 'resting'; meter: Meter }
>;

export type ModelProvider = Readonly<{
  model: string;
  ask: <Value>(ask: Ask<Value>) => Promise<Told<Value>>;
  /** Calls off what is under way. */
  close: () => void;
}>;

export type ProviderParts = Readonly<{
  config: ModelConfig;
  db: Database;
  log: Log;
  now: () => Date;
  random: () => number;
  breaker?: BreakerSettings;
}>;

export const noMeter: Meter = { status: null, requests: 0, ms: 0, tokensIn: 0, tokensOut: 0, cost: null };

export function createProvider(parts: ProviderParts): ModelProvider {
  const { config, db, log, now, random } = parts;
  const { model } = config;
  const ending = new AbortController();
  const breaker = new Breaker(parts.breaker ?? usualBreaker, (change) => {
    if (change.state === 'working') log.info({ model }, 'the model provider answers again');
    else
      log.warn(
        { model, restMs: change.restMs },
        'the model provider keeps failing and is left alone for now',
      );
  });
  // Loaded while the worker starts, not while the first mail waits.
  const connecting = connect(config);
  connecting.catch((error) => log.error({ error }, 'the model provider’s library cannot be loaded'));
  let dialect: Dialect = fullDialect;

  const ask = async <Value>(asked: Ask<Value>): Promise<Told<Value>> => {
    const began = now();
    if (!breaker.mayAsk(began)) return { outcome: 'not_asked', reason: 'resting', meter: noMeter };
    const question: Question = {
      ...asked.prompt,
      schema: { name: asked.name, body: jsonSchemaOf(asked.schema) },
      mostTokens: asked.mostTokens,
    };
    const promptTokens = estimateTokens(question);
    const held = { day: usageDay(began), tokens: promptTokens + asked.mostTokens };
    if (!(await reserveTokens(db, { ...held, limit: config.dailyTokens, now: began }))) {
      breaker.unknown();
      return { outcome: 'not_asked', reason: 'budget_used_up', meter: noMeter };
    }
    const result = await attempt({
      send: sendWith(connecting),
      bodyFor: (each) => chatBody(model, question, each),
      dialect,
      deadlineMs: asked.deadlineMs,
      stopping: ending.signal,
      now,
      random,
    });
    if (result.dialect !== dialect) {
      dialect = result.dialect;
      log.info({ model, ...dialect }, 'the model provider’s server is asked in simpler words from now on');
    }
    const reading =
      result.kind === 'response'
        ? readCompletion(result.body, asked.schema)
        : { kind: 'fault' as const, fault: result.fault.kind, used: null };
    const fault = reading.kind === 'fault' ? reading.fault : null;
    tell(breaker, fault, result.kind === 'fault' ? result.fault.retryAfterMs : null, now());
    // A server that says nothing of tokens, or was called off, may have used those of the prompt all the same.
    const used = reading.used ?? {
      tokensIn: fault && !mayHaveRead.has(fault) ? 0 : promptTokens,
      tokensOut: 0,
    };
    const meter: Meter = {
      ...used,
      status: result.kind === 'fault' ? result.fault.status : 200,
      requests: result.requests,
      ms: now().getTime() - began.getTime(),
      cost: costOf(used, config.prices),
    };
    await settleTokens(db, held, { ...meter, failed: fault !== null });
    if (reading.kind === 'value') return { outcome: 'answered', value: reading.value, meter };
    log.warn(
      { model, question: asked.name, fault: reading.fault, ...meter },
      'no answer from the model provider',
    );
    return { outcome: 'failed', reason: reading.fault, meter };
  };
  return { model, ask, close: () => ending.abort() };
}

const sendWith =
  (connecting: Promise<Send>): Send =>
  async (body, signal) =>
    await (await connecting)(body, signal);

/** The server is at fault, not one answer of its model: a mail that provokes refusals must not shut the provider off. */
const serverFaults: ReadonlySet<ProviderFault> = new Set([
  'no_connection',
  'too_slow',
  'server_error',
  'rejected',
  'no_api',
]);

const mayHaveRead: ReadonlySet<ProviderFault> = new Set([
  'too_slow',
  'no_api',
  'too_long',
  'empty',
  'refused',
  'cut_off',
  'broken_json',
  'wrong_shape',
  'stopped',
]);

/** Where a rate limit names no end. Milliseconds. */
const usualPauseMs = 10_000;

function tell(breaker: Breaker, fault: ProviderFault | null, retryAfterMs: number | null, now: Date): void {
  if (fault === 'stopped') breaker.unknown();
  else if (fault === 'rate_limited') breaker.pause(now, retryAfterMs ?? usualPauseMs);
  else if (fault !== null && serverFaults.has(fault)) breaker.failed(now);
  else breaker.worked();
}

/** Three bytes of UTF-8 for a token is more than English needs (about four) and about what other languages do. */
function estimateTokens({ system, user, schema }: Question): number {
  return Math.ceil(Buffer.byteLength(`${system}${user}${JSON.stringify(schema.body)}`) / 3);
}

function costOf(
  { tokensIn, tokensOut }: Pick<Meter, 'tokensIn' | 'tokensOut'>,
  prices: ModelConfig['prices'],
): number | null {
  return prices ? (tokensIn * prices.input + tokensOut * prices.output) / 1_000_000 : null;
}
