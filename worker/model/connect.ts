// The only place that loads the OpenAI SDK, and only where a provider is configured: it takes 36 MB and about a second.

import type { ChatCompletionCreateParamsNonStreaming } from 'openai/resources/chat/completions';

import type { ModelConfig } from '../../config/model.ts';
import { boundedFetch } from './bounded-fetch.ts';

export type ChatBody = ChatCompletionCreateParamsNonStreaming;

/** One request, one answer as the server gave it, unchecked. Throws what the SDK throws; `signal` really cancels. */
export type Send = (body: ChatBody, signal: AbortSignal) => Promise<unknown>;

export async function connect(config: ModelConfig): Promise<Send> {
  const { OpenAI } = await import('openai');
  const client = new OpenAI({
    // The SDK wants one, also for servers that ask for none.
    apiKey: config.apiKey || 'none',
    baseURL: config.baseUrl,
    defaultQuery: { ...config.query },
    organization: null,
    project: null,
    fetch: boundedFetch,
    // Tries, pauses and the deadline are ours: see `attempt.ts`.
    maxRetries: 0,
    timeout: 60_000,
    // It would log what customers write.
    logLevel: 'off',
  });
  return (body, signal) => client.chat.completions.create(body, { signal });
}
