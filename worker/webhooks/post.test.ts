import { createHmac } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';

import { useHookReceiver } from '../../test/hook-receiver.ts';
import { projectRoot } from '../../test/project-root.ts';
import { post, signDelivery } from './post.ts';

const receiver = useHookReceiver();
const other = useHookReceiver();
const secret = `whsec_${Buffer.from('a key of twenty-four byte').toString('base64')}`;
const now = new Date('2026-11-22T12:00:00.400Z');

const send = (path: string, changes: object = {}) =>
  post({
    url: new URL(path, receiver.url),
    ...{
      secret,
      ownNetwork: true,
      id: 'msg_1',
      body: '{"type":"webhook.test"}',
      now,
      limitMs: 400,
      ...changes,
    },
  });

describe('a delivery', () => {
  it('is signed as the Standard Webhooks specification says', async () => {
    expect(await send('/ok')).toEqual({
      status: 200,
      response: 'thanks',
      fault: null,
      gone: false,
      pauseMs: 0,
    });
    const [got] = receiver.received.splice(0);
    expect(got?.headers).toMatchObject({
      'content-type': 'application/json',
      'webhook-id': 'msg_1',
      'webhook-timestamp': String(Math.floor(now.getTime() / 1_000)),
    });
    const signed = `msg_1.${got?.headers['webhook-timestamp']}.${got?.body}`;
    const signature = createHmac('sha256', 'a key of twenty-four byte').update(signed).digest('base64');
    expect(got?.headers['webhook-signature']).toBe(`v1,${signature}`);
  });

  it('is known as ours by the check that docs/api.md shows, and by no other words or secret', async () => {
    const page = readFileSync(path.join(projectRoot, 'docs', 'api.md'), 'utf8');
    const source = /```js\n([\s\S]*?)```/.exec(page)?.[1] ?? '';
    const { isFromBaton } = await import(`data:text/javascript,${encodeURIComponent(source)}`);
    const body = '{"type":"webhook.test"}';
    const headers = signDelivery({ id: 'msg_1', body, secret, now: new Date() });
    expect(isFromBaton(headers, body, secret)).toBe(true);
    expect(isFromBaton(headers, `${body} `, secret)).toBe(false);
    expect(isFromBaton(headers, body, 'whsec_AAAA')).toBe(false);
    const old = signDelivery({ id: 'msg_1', body, secret, now: new Date(Date.now() - 600_000) });
    expect(isFromBaton(old, body, secret)).toBe(false);
  });

  it.each([
    ['/status/500', 500, 'it answers 500'],
    ['/status/404', 404, 'it answers 404'],
    ['/status/410', 410, 'it answers 410: it wants no more'],
    ['/hang', null, 'no answer within 0.4 s'],
    ['/close', null, 'socket hang up'],
  ])('to %s has not come through', async (path, status, fault) => {
    expect(await send(path)).toMatchObject({ status, fault, gone: status === 410 });
  });

  it('of garbage instead of an answer has not come through', async () => {
    const { status, fault } = await send('/garbage');
    expect([status, fault]).toEqual([null, expect.stringMatching(/Parse Error/)]);
  });

  it('is followed nowhere', async () => {
    for (const path of [`/redirect?to=${encodeURIComponent(other.url)}`, '/redirect?to=/ok']) {
      const { fault } = await send(path);
      expect(fault).toBe('it answers 302 and leads elsewhere, which is not followed');
    }
    expect(other.received).toEqual([]);
  });

  it('counts by its status, however long the words after it take, and keeps how they begin', async () => {
    const dripping = await send('/drip');
    expect(dripping).toMatchObject({ status: 200, fault: null });
    expect(dripping.response).toMatch(/^\.+$/);
    const cut = await send('/cut');
    expect(cut).toMatchObject({ status: 200, fault: null });
    const { response } = await send('/long');
    expect(response.length).toBeLessThanOrEqual(500);
    const binary = await send('/binary');
    expect(binary.response).toBe('ab');
  });

  it('is told how long to wait, up to an hour', async () => {
    expect(await send('/busy?seconds=30')).toMatchObject({ status: 503, pauseMs: 30_000 });
    expect(await send('/busy?seconds=999999')).toMatchObject({ pauseMs: 3_600_000 });
  });

  it('never goes to an address inside, by number or by name, unless that was allowed', async () => {
    receiver.received.length = 0;
    const { port } = new URL(receiver.url);
    for (const host of [
      '127.0.0.1',
      '[::1]',
      '[::ffff:127.0.0.1]',
      '169.254.169.254',
      'localhost',
      '2130706433',
    ]) {
      const url = new URL(`https://${host}:${port}/ok`);
      const { fault } = await send('/', { url, ownNetwork: false });
      expect([host, fault]).toEqual([host, expect.stringContaining('not a public address')]);
    }
    const { fault } = await send('/ok', { ownNetwork: false });
    expect(fault).toBe('it would be told without TLS');
    expect(receiver.received).toEqual([]);
  });
});
