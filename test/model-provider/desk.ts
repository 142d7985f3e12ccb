// A provider as the worker has it, with a stand-in at its other end, and every line that it logs.

import type { Selectable } from 'kysely';
import { afterAll, beforeAll, beforeEach } from 'vitest';

import type { ModelConfig } from '../../config/model.ts';
import type { DB } from '../../db/schema.ts';
import { createLog } from '../../log.ts';
import { answerSchema } from '../../triage/provider/answer.ts';
import type { BreakerSettings } from '../../worker/model/breaker.ts';
import { createProvider, type ModelProvider } from '../../worker/model/provider.ts';
import type { TestDatabase } from '../database.ts';
import { type Behaviour, type StandIn, startStandIn } from './stand-in.ts';

export type ModelDesk = {
  standIn: StandIn;
  lines: string[];
  /** A provider that has asked nothing yet; closed after the test file. */
  provider: (
    changes?: Partial<ModelConfig>,
    parts?: Readonly<{ breaker?: BreakerSettings; now?: () => Date }>,
  ) => ModelProvider;
  /** One mail, with words in it that no log may hold. */
  ask: (provider: ModelProvider, deadlineMs?: number) => ReturnType<typeof askAbout>;
  always: (behaviour: Behaviour) => void;
  /** What today has cost so far. */
  usage: () => Promise<Selectable<DB['model_usage']> | undefined>;
};

export const secretWords = 'my cat Behemoth ate the parcel';

const askAbout = (provider: ModelProvider, deadlineMs: number) =>
  provider.ask({
    prompt: { system: 'Read the mail.', user: secretWords },
    schema: answerSchema,
    name: 'mail_reading',
    mostTokens: 500,
    deadlineMs,
  });

/** Call at the top of a test file, after `useTestDatabase` or with a desk that has one. */
export function useModelDesk(database: () => TestDatabase): ModelDesk {
  const desk = { lines: [] as string[] } as unknown as ModelDesk;
  const opened: ModelProvider[] = [];
  beforeAll(async () => {
    desk.standIn = await startStandIn();
  });
  beforeEach(async () => {
    desk.standIn.requests.length = 0;
    desk.standIn.calledOff = 0;
    desk.lines.length = 0;
    await database().db.deleteFrom('model_usage').execute();
  });
  desk.provider = (changes = {}, { breaker, now } = {}) => {
    const provider = createProvider({
      config: {
        baseUrl: desk.standIn.url,
        query: {},
        apiKey: 'key-that-nobody-logs',
        model: 'stand-in-model',
        dailyTokens: 1_000_000,
        prices: null,
        ...changes,
      },
      db: database().db,
      log: createLog('trace', 'worker', (line) => desk.lines.push(line)),
      now: now ?? (() => new Date()),
      random: () => 0.5,
      ...(breaker ? { breaker } : {}),
    });
    opened.push(provider);
    return provider;
  };
  desk.ask = (provider, deadlineMs = 3_000) => askAbout(provider, deadlineMs);
  desk.always = (behaviour) => {
    desk.standIn.behave = () => behaviour;
  };
  desk.usage = () => database().db.selectFrom('model_usage').selectAll().executeTakeFirst();
  afterAll(async () => {
    for (const each of opened) each.close();
    await desk.standIn.stop();
  });
  return desk;
}
