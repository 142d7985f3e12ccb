import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import express from 'express';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { guardOrigin } from './security.ts';

const site = express();
site.use(guardOrigin('https://desk.example'));
site.all('*', (_request, response) => response.send('done'));
const server = createServer(site);
let url: string;
beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => server.close());

const status = async (method: string, headers: Record<string, string>) =>
  (await fetch(`${url}/inbox`, { method, headers })).status;

describe('a change', () => {
  it.each([
    ['by our own page', { 'Sec-Fetch-Site': 'same-origin' }, 200],
    ['by our own page under its public address', { Origin: 'https://desk.example', Cookie: 'a=b' }, 200],
    ['by a program without a cookie', {}, 200],
    ['by another site', { 'Sec-Fetch-Site': 'cross-site', Origin: 'https://evil.example' }, 403],
    ['by a page of a neighbouring name', { 'Sec-Fetch-Site': 'same-site' }, 403],
    ['by another site in an old browser', { Origin: 'https://evil.example' }, 403],
    ['by a page that hides where it is from', { Origin: 'null' }, 403],
    ['with a cookie and no word of where it is from', { Cookie: 'baton_session=x' }, 403],
  ])('%s', async (_who, headers, expected) => {
    expect(await status('POST', headers as Record<string, string>)).toBe(expected);
    expect(await status('DELETE', headers as Record<string, string>)).toBe(expected);
  });

  it('is not what reading is', async () => {
    expect(await status('GET', { 'Sec-Fetch-Site': 'cross-site', Cookie: 'a=b' })).toBe(200);
  });
});
