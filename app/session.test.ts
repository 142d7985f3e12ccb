import { describe, expect, it } from 'vitest';

import { makeTestContext } from '../test/seed/context.ts';
import { requireAgent, safeDestination, writeSessionToken } from './session.ts';

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

describe('whose session has ended', () => {
  const leadsTo = async (path: string, init: RequestInit = {}) => {
    const request = new Request(`http://desk.test${path}`, init);
    const answer = await requireAgent(request, makeTestContext({} as never)).catch((thrown) => thrown);
    return decodeURIComponent(answer.headers.get('Location'));
  };
  const from = (page: string, more: RequestInit = {}) => ({ ...more, headers: { Referer: page } });

  it('comes back to the page that was asked for', async () => {
    expect(await leadsTo('/inbox/7?view=mine')).toBe('/sign-in?to=/inbox/7?view=mine');
    expect(await leadsTo('/inbox/7.data?view=mine')).toBe('/sign-in?to=/inbox/7?view=mine');
    expect(await leadsTo('/_root.data')).toBe('/sign-in?to=/');
  });

  it('in the middle of a form comes back to the page that the form stands on', async () => {
    const page = from('http://desk.test/inbox/7?view=mine', { method: 'POST' });
    expect(await leadsTo('/messages/9/correction.data', page)).toBe('/sign-in?to=/inbox/7?view=mine');
    const part = from('http://desk.test/inbox/7');
    expect(await leadsTo('/customers/3.data?_routes=routes%2Fx', part)).toBe('/sign-in?to=/inbox/7');
  });

  it('is led to no other site, and to the inbox where the page is not known', async () => {
    expect(await leadsTo('/theme', from('http://evil.test/x', { method: 'POST' }))).toBe(
      '/sign-in?to=/inbox',
    );
    expect(await leadsTo('/theme', { method: 'POST' })).toBe('/sign-in?to=/inbox');
  });
});
