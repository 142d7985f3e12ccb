import { describe, expect, it } from 'vitest';

import { makeTestContext } from '../test/seed/context.ts';
import { safeDestination, writeSessionToken } from './session.ts';

describe('where signing in leads', () => {
  it('is a page of ours', () => {
    expect(safeDestination('/inbox/1001?view=all')).toBe('/inbox/1001?view=all');
  });

  it.each([
    'https://evil.example',
    '//evil.example',
    '/\\evil.example',
    'javascript:alert(1)',
    '/inbox\nSet-Cookie: a=b',
    '',
    null,
  ])('is never %j', (to) => {
    expect(safeDestination(to)).toBe('/inbox');
  });
});

describe('the session’s cookie', () => {
  const context = (url: string) => makeTestContext({} as never, { web: { port: 0, host: '127.0.0.1', url } });

  it('is out of reach for scripts and other sites, and leaves no plain connection where there is TLS', async () => {
    const secure = await writeSessionToken('token', context('https://desk.example'));
    expect(secure).toMatch(/; HttpOnly/);
    expect(secure).toMatch(/; SameSite=Lax/);
    expect(secure).toMatch(/; Secure/);
    expect(await writeSessionToken('token', context('http://localhost:3000'))).not.toMatch(/Secure/);
  });

  it('is taken away at the end', async () => {
    expect(await writeSessionToken(null, context('http://localhost:3000'))).toMatch(/Max-Age=0/);
  });
});
