// The model provider as the jobs see it: one question, one checked answer or the reason why there is none. Never throws
// for anything that the provider does.

import type { z } from 'zod';

import type { ModelConfig } from '../../config/model.ts';
import type { Database } from '../../db/database.ts';
import { type Reservation, reserveTokens, settleTokens, usageDay } from '../../db/model-usage.ts';
import type { Log } from '../../log.ts';
import { jsonSchemaOf } from '../../triage/provider/answer.ts';
import type { Prompt } from '../../triage/provider/prompt.ts';
import type { ProviderFault } from '../../triage/understanding.ts';
import { type Attempt, attempt } from './attempt.ts';
import { Breaker, type BreakerSettings, usualBreaker } from './breaker.ts';
import { connect, type Send } from './connect.ts';
import { chatBody, fullDialect, type Question } from './dialect.ts';
import type { Fault } from './fault.ts';
import { Places } from './places.ts';
import { type Reading, readCompletion } from './read-completion.ts';

export type Ask<Value> = Readonly<{
  prompt: Prompt;
  schema: z.ZodType<Value>;
  /** Names the form for the server, and the question in the log. */
  name: string;
  mostTokens: number;
  /** From the first request to the answer, waits included; then it is called off. Milliseconds. */
  deadlineMs: number;
  /** Nobody waits for it: it leaves a place to what somebody waits for. */
  inBackground?: boolean;
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
  | { outcome: 'not_asked'; reason: 'budget_used_up' | 'resting' | 'busy'; meter: Meter }
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

/** Of a worker's four hands these may wait for it; the others go on with the mail. */
const mostAtOnce = 2;
/** A provider that is quick frees a place in this time. Milliseconds. */
const patienceMs = 500;

export const noMeter: Meter = { status: null, requests: 0, ms: 0, tokensIn: 0, tokensOut: 0, cost: null };

export function createProvider(parts: ProviderParts): ModelProvider {
  const provider = new OpenProvider(parts);
  return {
    model: parts.config.model,
    ask: (ask) => provider.ask(ask),
    close: () => provider.close(),
  };
}

class OpenProvider {
  readonly #parts: ProviderParts;
  readonly #breaker: Breaker;
  readonly #ending = new AbortController();
  readonly #connecting: Promise<Send>;
  #dialect = fullDialect;
  readonly #places = new Places(mostAtOnce);

  constructor(parts: ProviderParts) {
    const { config, log } = parts;
    const { model } = config;
    this.#parts = parts;
    this.#breaker = new Breaker(parts.breaker ?? usualBreaker, (change) => {
      if (change.state === 'working') log.info({ model }, 'the model provider answers again');
      else
        log.warn(
          { model, restMs: change.restMs },
          'the model provider keeps failing and is left alone for now',
        );
    });
    // Loaded while the worker starts, not while the first mail waits.
    this.#connecting = connect(config);
    this.#connecting.catch((error) => log.error({ error }, 'the model provider’s library cannot be loaded'));
  }

  async ask<Value>(asked: Ask<Value>): Promise<Told<Value>> {
    const wish = asked.inBackground ? { spare: 1, patienceMs: 0 } : { spare: 0, patienceMs };
    const release = await this.#places.take(wish);
    if (!release) return { outcome: 'not_asked', reason: 'busy', meter: noMeter };
    try {
      return await this.#askInPlace(asked);
    } finally {
      release();
    }
  }

  async #askInPlace<Value>(asked: Ask<Value>): Promise<Told<Value>> {
    const { config, db, now } = this.#parts;
    const began = now();
    if (!this.#breaker.mayAsk(began)) return { outcome: 'not_asked', reason: 'resting', meter: noMeter };
    const { prompt, schema, name, mostTokens } = asked;
    const question = { ...prompt, schema: { name, body: jsonSchemaOf(schema) }, mostTokens };
    const promptTokens = estimateTokens(question);
    const held = { day: usageDay(began), tokens: promptTokens + mostTokens };
    if (!(await this.#reserve({ ...held, limit: config.dailyTokens, now: began }))) {
      return { outcome: 'not_asked', reason: 'budget_used_up', meter: noMeter };
    }
    const result = await this.#attempt(question, asked.deadlineMs);
    const reading = readResult(result, schema);
    const fault = reading.kind === 'fault' ? reading.fault : null;
    tell(this.#breaker, fault, result.kind === 'fault' ? result.fault : null, now());
    // A server that says nothing of tokens, or was called off, may have used those of the prompt all the same.
    const unsaid = { tokensIn: fault && !mayHaveRead.has(fault) ? 0 : promptTokens, tokensOut: 0 };
    const used = reading.used ?? unsaid;
    const meter: Meter = {
      ...used,
      status: result.kind === 'fault' ? result.fault.status : 200,
      requests: result.requests,
      ms: now().getTime() - began.getTime(),
      cost: costOf(used, config.prices),
    };
    await settleTokens(db, held, { ...meter, failed: fault !== null });
    if (reading.kind === 'value') return { outcome: 'answered', value: reading.value, meter };
    const { fault: reason } = reading;
    this.#parts.log.warn(
      { model: config.model, question: name, fault: reason, ...meter },
      'no answer from the model provider',
    );
    return { outcome: 'failed', reason, meter };
  }

  close(): void {
    this.#ending.abort();
  }

  async #reserve(reservation: Reservation): Promise<boolean> {
    try {
      const held = await reserveTokens(this.#parts.db, reservation);
      if (!held) this.#breaker.unknown();
      return held;
    } catch (error) {
      // The probe of a resting breaker must not stay out for ever.
      this.#breaker.unknown();
      throw error;
    }
  }

  async #attempt(question: Question, deadlineMs: number): Promise<Attempt> {
    const { config, log, now, random } = this.#parts;
    const { model } = config;
    const before = this.#dialect;
    const result = await attempt({
      send: async (body, signal) => await (await this.#connecting)(body, signal),
      bodyFor: (dialect) => chatBody(model, question, dialect),
      dialect: before,
      deadlineMs,
      stopping: this.#ending.signal,
      now,
      random,
    });
    // A refusal that simpler words did not mend was about something else.
    if (result.kind === 'response' && result.dialect !== before) {
      this.#dialect = result.dialect;
      log.info(
        { model, ...result.dialect },
        'the model provider’s server is asked in simpler words from now on',
      );
    }
    return result;
  }
}

function readResult<Value>(result: Attempt, schema: z.ZodType<Value>): Reading<Value> {
  if (result.kind === 'response') return readCompletion(result.body, schema);
  return { kind: 'fault', fault: result.fault.kind, used: null };
}

/** The server is at fault, not one answer of its model: a mail that provokes refusals must not shut the provider off. */
const serverFaults: ReadonlySet<ProviderFault> = new Set([
  'no_connection',
  'too_slow',
  'server_error',
  'no_api',
]);
/** What was asked was at fault, by its words or its length; any other 4xx is about key, address or model. */
const askedWrongly: ReadonlySet<number> = new Set([400, 413, 422]);

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

function tell(breaker: Breaker, kind: ProviderFault | null, fault: Fault | null, now: Date): void {
  const shut = kind === 'rejected' && !askedWrongly.has(fault?.status ?? 0);
  if (kind === 'stopped') breaker.unknown();
  else if (kind === 'rate_limited') breaker.pause(now, fault?.retryAfterMs ?? usualPauseMs);
  else if (shut || (kind !== null && serverFaults.has(kind))) breaker.failed(now);
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
