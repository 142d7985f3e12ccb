import { beforeEach, describe, expect, test } from 'vitest';

import type { OAuthSettings, TokenSource } from '../../config/oauth.ts';
import { useTokenServer } from '../../test/token-server.ts';
import type { OAuthSecrets } from './fetch-token.ts';
import { createTokenSource } from './tokens.ts';

const provider = useTokenServer();
const start = new Date('2026-11-22T10:00:00Z');

let now: Date;
let stored: OAuthSecrets;
let source: TokenSource;

const settings = (): OAuthSettings => ({
  provider: 'google',
  clientId: 'client-7',
  tokenUrl: provider.url,
  scope: '',
});

beforeEach(() => {
  now = start;
  stored = { clientSecret: 'client-secret', refreshToken: 'refresh-1' };
  source = createTokenSource({
    settings: settings(),
    read: async () => stored,
    replace: async (refreshToken) => {
      stored = { ...stored, refreshToken };
    },
    now: () => now,
  });
});

const faultOf = async () => {
  try {
    await source();
  } catch (error) {
    return String(error);
  }
  throw new Error('a token came');
};

describe('an access token', () => {
  test('is asked for with the refresh token, once, however many log-ins want it', async () => {
    const tokens = await Promise.all([source(), source(), source()]);
    expect(tokens.map(({ token }) => token)).toEqual(['token-1', 'token-1', 'token-1']);
    expect((await source()).token).toBe('token-1');
    expect(provider.asked.map((each) => Object.fromEntries(each))).toEqual([
      {
        grant_type: 'refresh_token',
        client_id: 'client-7',
        client_secret: 'client-secret',
        refresh_token: 'refresh-1',
      },
    ]);
  });

  test('is used until shortly before it ends', async () => {
    await source();
    now = new Date(start.getTime() + 3_500_000);
    expect((await source()).token).toBe('token-1');
    now = new Date(start.getTime() + 3_550_000);
    expect((await source()).token).toBe('token-2');
  });

  test('that the mail server refused is replaced, once for all who had it', async () => {
    const { token } = await source();
    expect((await source(token)).token).toBe('token-2');
    expect((await source(token)).token).toBe('token-2');
    expect(provider.asked).toHaveLength(2);
  });
});

describe('a refresh token', () => {
  test('that the provider changes is stored and used from then on', async () => {
    provider.answer = () => ({
      body: { access_token: 'a', expires_in: '3600', refresh_token: `refresh-${provider.asked.length + 1}` },
    });
    const { token } = await source();
    expect(stored.refreshToken).toBe('refresh-2');
    await source(token);
    expect(provider.asked[1]?.get('refresh_token')).toBe('refresh-2');
    expect(stored).toEqual({ clientSecret: 'client-secret', refreshToken: 'refresh-3' });
  });

  test('that another worker has just used and replaced is read again', async () => {
    provider.answer = (asked) => {
      if (asked.get('refresh_token') === 'refresh-2')
        return { body: { access_token: 'good', expires_in: 60 } };
      stored = { ...stored, refreshToken: 'refresh-2' };
      return { status: 400, body: { error: 'invalid_grant' } };
    };
    expect((await source()).token).toBe('good');
  });

  test('that was withdrawn is told in words, and asked again the next time', async () => {
    const withdrawn = { error: 'invalid_grant', error_description: 'Token has been expired or revoked.' };
    provider.answer = () => ({ status: 400, body: withdrawn });
    const fault = await faultOf();
    expect(fault).toContain('Google does not take the refresh token any more');
    expect(fault).toContain('expired or revoked');
    expect(fault).not.toMatch(/refresh-1|client-secret/);
    provider.answer = () => ({ body: { access_token: 'after', expires_in: 3_600 } });
    expect((await source()).token).toBe('after');
  });
});

describe('a provider that', () => {
  test.each([
    ['knows no such client', { status: 401, body: { error: 'invalid_client' } }, /client id or its secret/],
    ['is out of order', { status: 503, body: '<html>' }, /gives no token: HTTP 503/],
    ['answers something else', { body: '<html>' }, /without a token/],
    [
      'sends us elsewhere',
      { status: 302, body: '', headers: { location: 'http://127.0.0.1:9/' } },
      /cannot be asked/,
    ],
  ])('%s is told of in words', async (_, answer, words) => {
    provider.answer = () => answer;
    expect(await faultOf()).toMatch(words);
  });

  test('cannot be reached is named with its address', async () => {
    source = createTokenSource({
      settings: { ...settings(), tokenUrl: 'http://127.0.0.1:9/token' },
      read: async () => stored,
      replace: async () => {},
      now: () => now,
    });
    expect(await faultOf()).toMatch(/Google's token address http:\/\/127.0.0.1:9\/token cannot be asked: /);
  });
});
