import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';

import { ConfigError, readConfig } from '../config.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'baton-model-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const read = (env: Record<string, string>) =>
  readConfig({ BATON_DATA_DIR: folder, BATON_SECRET: 's'.repeat(32), ...env });

function faultsOf(env: Record<string, string>): readonly string[] {
  try {
    read(env);
  } catch (error) {
    if (error instanceof ConfigError) return error.faults;
    throw error;
  }
  return [];
}

describe('a model provider', () => {
  test('is none where nothing names one', () => {
    expect(read({})).toMatchObject({ model: null, warnings: [] });
  });

  test('is not used for a key that merely lies about in the environment', () => {
    const { model, warnings } = read({ OPENAI_API_KEY: 'key-secret' });
    expect(model).toBeNull();
    expect(warnings).toEqual([expect.stringMatching(/^OPENAI_API_KEY: not used without OPENAI_MODEL/)]);
    expect(warnings.join()).not.toContain('key-secret');
  });

  test('may be a server of one’s own, without a key', () => {
    const { model } = read({ OPENAI_BASE_URL: 'http://127.0.0.1:11434/v1/', OPENAI_MODEL: 'qwen' });
    expect(model).toEqual({
      baseUrl: 'http://127.0.0.1:11434/v1',
      query: {},
      apiKey: '',
      model: 'qwen',
      dailyTokens: 1_000_000,
      prices: null,
    });
  });

  test('keeps what its address says behind the question mark, and its prices', () => {
    const { model } = read({
      OPENAI_API_KEY: 'k',
      OPENAI_BASE_URL: 'https://desk.example/openai/v1?api-version=preview',
      OPENAI_MODEL: 'm',
      BATON_MODEL_DAILY_TOKENS: '5000',
      BATON_MODEL_PRICES: '0.15,0.6',
    });
    expect(model).toMatchObject({
      baseUrl: 'https://desk.example/openai/v1',
      query: { 'api-version': 'preview' },
      dailyTokens: 5000,
      prices: { input: 0.15, output: 0.6 },
    });
  });

  test('gets no mail without TLS unless that is meant, and then with a warning', () => {
    const env = { OPENAI_MODEL: 'm', OPENAI_BASE_URL: 'http://models.lan/v1' };
    expect(faultsOf(env)).toEqual([expect.stringMatching(/^OPENAI_BASE_URL: http:\/\/ has no TLS/)]);
    const meant = read({ ...env, OPENAI_BASE_URL: 'http://models.lan/v1?insecure=1' });
    expect(meant.model).toMatchObject({ baseUrl: 'http://models.lan/v1', query: {} });
    expect(meant.warnings).toHaveLength(1);
  });

  test('is told wrong without repeating what may be a secret', () => {
    const faults = [
      ...faultsOf({ OPENAI_MODEL: 'm' }),
      ...faultsOf({ OPENAI_MODEL: 'm', OPENAI_BASE_URL: 'hunter2' }),
      ...faultsOf({ OPENAI_MODEL: 'm', OPENAI_BASE_URL: 'https://user:hunter2@models.example/v1' }),
      ...faultsOf({ BATON_MODEL_DAILY_TOKENS: '0', BATON_MODEL_PRICES: 'cheap' }),
    ];
    expect(faults.map((fault) => fault.split(':')[0])).toEqual([
      'OPENAI_MODEL',
      'OPENAI_BASE_URL',
      'OPENAI_BASE_URL',
      'BATON_MODEL_DAILY_TOKENS',
      'BATON_MODEL_PRICES',
    ]);
    expect(faults.join()).not.toContain('hunter2');
  });
});
