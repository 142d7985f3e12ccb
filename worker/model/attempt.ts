// One question to the provider until there is an answer or a reason why there is none: tries, pauses, the deadline.

import { setTimeout as sleep } from 'node:timers/promises';

import type { ChatBody, Send } from './connect.ts';
import { type Dialect, simpler } from './dialect.ts';
import { type Fault, faultOf } from './fault.ts';

export type Attempt = Readonly<
  | { kind: 'response'; body: unknown; requests: number; dialect: Dialect }
  | { kind: 'fault'; fault: Fault; requests: number; dialect: Dialect }
>;

export type AttemptSettings = Readonly<{
  send: Send;
  bodyFor: (dialect: Dialect) => ChatBody;
  dialect: Dialect;
  deadlineMs: number;
  /** This process ends. */
  stopping: AbortSignal;
  now: () => Date;
  /** From 0 to 1: workers that were refused together do not come back together. */
  random: () => number;
}>;

/** After a 429, and once after a 5xx. */
const mostTries = { rate_limited: 3, server_error: 2 } as const;
/** Where the server names no pause; twice as long the second time. */
const pauseMs = 400;
/** With less than this left a further try could not end in time. */
const leastMs = 1_000;

export async function attempt(settings: AttemptSettings): Promise<Attempt> {
  const { send, bodyFor, stopping, now, random } = settings;
  const began = now().getTime();
  const late = AbortSignal.timeout(settings.deadlineMs);
  const signal = AbortSignal.any([late, stopping]);
  let { dialect } = settings;
  let requests = 0;
  for (let tries = 1; ; ) {
    try {
      requests += 1;
      return { kind: 'response', body: await send(bodyFor(dialect), signal), requests, dialect };
    } catch (error) {
      const fault = faultOf(error, stopping.aborted, late.aborted, now());
      const next = isNotUnderstood(fault) ? simpler(dialect, String((error as Error).message)) : null;
      if (next) {
        dialect = next;
        continue;
      }
      const left = settings.deadlineMs - (now().getTime() - began);
      const wait = waitBefore(fault, tries, random());
      if (wait === null || left - wait < leastMs) return { kind: 'fault', fault, requests, dialect };
      tries += 1;
      // Called off while waiting: the next request fails at once with the reason.
      await sleep(wait, undefined, { signal }).catch(() => undefined);
    }
  }
}

const isNotUnderstood = ({ status }: Fault): boolean => status === 400 || status === 422 || status === 501;

/** Milliseconds until the next try; null: none. */
function waitBefore({ kind, retryAfterMs }: Fault, tries: number, chance: number): number | null {
  if (kind !== 'rate_limited' && kind !== 'server_error') return null;
  if (tries >= mostTries[kind]) return null;
  return retryAfterMs ?? pauseMs * 2 ** (tries - 1) * (0.75 + chance / 2);
}
