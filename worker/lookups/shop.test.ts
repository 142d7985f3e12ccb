import { createHmac } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { beforeEach, describe, expect, it } from 'vitest';

import { findShop } from '../../db/shop.ts';
import type { Log } from '../../log.ts';
import { makeCertificate } from '../../test/certificate.ts';
import { useTestDatabase } from '../../test/database.ts';
import { setShop, shopOrder, shopSecret, useShopStandIn } from '../../test/shop-stand-in.ts';
import { createShop } from './shop.ts';

const test = useTestDatabase();
const shop = useShopStandIn();
const tls = useShopStandIn(makeCertificate());
const secret = 'the secret of this desk, long enough';

let now = Date.parse('2026-11-23T09:00:00Z');
let lines: { level: string; words: string }[] = [];

function open(limitMs = 500) {
  const say = (level: string) => (_fields: unknown, words?: string) => {
    lines.push({ level, words: words ?? String(_fields) });
  };
  const log = { error: say('error'), warn: say('warn') } as unknown as Log;
  return createShop({ db: test.db, secret, log, now: () => new Date(now), limitMs });
}

const set = (changes: object = {}) =>
  setShop(test.db, secret, { urlTemplate: `${shop.url}/orders/{number}`, ...changes });

beforeEach(async () => {
  lines = [];
  await test.db.deleteFrom('shop').execute();
});

describe('a live shop', () => {
  it('that is not set is not asked', async () => {
    expect(await open().find(['A-1'])).toBeNull();
    await set({ enabled: false });
    expect(await open().find(['A-1'])).toBeNull();
    expect(shop.asked).toEqual([]);
  });

  it('is asked with a signature over time and place, and answers an order or that there is none', async () => {
    await set();
    shop.orders.set('A-1', shopOrder('A-1', 'eva@customer.test'));
    const found = await open().find(['A-1', 'A-2']);
    expect(found?.get('A-1')).toMatchObject({ number: 'A-1', status: 'shipped' });
    expect(found?.get('A-2')).toBeNull();
    const { path, headers } = shop.asked.find((each) => each.path.endsWith('A-1')) ?? {
      path: '',
      headers: {},
    };
    const timestamp = String(now / 1_000);
    const words = `${timestamp}\nGET\n${new URL(shop.url).host}${path}`;
    expect(headers['x-baton-timestamp']).toBe(timestamp);
    expect(headers['x-baton-signature']).toBe(
      `v1=${createHmac('sha256', shopSecret).update(words).digest('hex')}`,
    );
  });

  it('is asked once for what was just asked, and soon again for what there was not', async () => {
    await set({ cacheSeconds: 60 });
    const live = open();
    shop.orders.set('A-1', shopOrder('A-1', 'eva@customer.test'));
    await live.find(['A-1', 'A-2']);
    await live.find(['A-1', 'A-2']);
    expect(shop.asked).toHaveLength(2);
    shop.orders.set('A-2', shopOrder('A-2', 'eva@customer.test'));
    now += 11_000;
    expect((await live.find(['A-1', 'A-2']))?.get('A-2')).not.toBeNull();
    expect(shop.asked).toHaveLength(3);
    now += 61_000;
    await live.find(['A-1']);
    expect(shop.asked).toHaveLength(4);
  });

  it('with new settings is asked anew', async () => {
    await set();
    const live = open();
    await live.find(['A-1']);
    await set({ cacheSeconds: 120 });
    now += 2_000;
    await live.find(['A-1']);
    expect(shop.asked).toHaveLength(2);
  });

  it.each<[string, RegExp, NonNullable<typeof shop.misbehave>]>([
    ['500', /answers 500/, (response) => response.writeHead(500).end('oops')],
    [
      'HTML',
      /no JSON \(text\/html\)/,
      (response) => response.writeHead(200, { 'content-type': 'text/html' }).end('<html>'),
    ],
    ['nothing', /empty/, (response) => response.writeHead(200).end()],
    [
      'half an answer',
      /aborted|socket|ECONNRESET/,
      (response) => {
        response.writeHead(200, { 'content-length': '1000' });
        response.write('{"order"');
        setTimeout(() => response.destroy(), 20);
      },
    ],
    [
      '10 MB',
      /more than 1 MB/,
      (response) => {
        response.writeHead(200, { 'content-type': 'application/json' });
        response.end(`"${'x'.repeat(10_000_000)}"`);
      },
    ],
    [
      '10 MB, as it says',
      /more than 1 MB/,
      (response) => {
        response.writeHead(200, { 'content-length': '10000000' });
        response.write('"');
      },
    ],
    [
      'a redirect',
      /leads elsewhere/,
      (response) => response.writeHead(302, { location: 'http://169.254.169.254/' }).end(),
    ],
    ['a refusal', /secret/, (response) => response.writeHead(403).end()],
    [
      'another order',
      /number is not the one/,
      (response) => response.end(JSON.stringify(shopOrder('B-9', 'eva@customer.test'))),
    ],
  ])('that answers %s cannot say, and the operator hears why', async (_, words, misbehave) => {
    await set();
    shop.misbehave = misbehave;
    await expect(open().find(['A-1'])).rejects.toThrow(words);
    expect((await findShop(test.db))?.fault).toMatch(words);
    expect(lines).toEqual([{ level: 'error', words: 'the shop cannot be asked for orders' }]);
  });

  it('that says nothing is waited for no longer than the limit, and its connection is cut', async () => {
    await set();
    shop.misbehave = () => {};
    const begun = performance.now();
    await expect(open(150).find(['A-1'])).rejects.toThrow('no answer within 0.15 s');
    expect(performance.now() - begun).toBeLessThan(1_000);
    await expect.poll(() => shop.cut).toBe(1);
  });

  it('that dribbles is not waited for longer', async () => {
    await set();
    shop.misbehave = (response) => {
      response.writeHead(200);
      const timer = setInterval(() => response.write(' '), 20);
      response.on('close', () => clearInterval(timer));
    };
    await expect(open(200).find(['A-1'])).rejects.toThrow('no answer within 0.2 s');
    await expect.poll(() => shop.cut).toBe(1);
  });

  it('that fails is told of once, not for each mail, and its return too; after a few faults it rests', async () => {
    await set();
    const live = open();
    shop.misbehave = (response) => response.writeHead(500).end();
    for (let mail = 0; mail < 8; mail++) await expect(live.find([`A-${mail}`])).rejects.toThrow('500');
    expect(lines).toHaveLength(1);
    expect(shop.asked).toHaveLength(3);
    shop.misbehave = null;
    now += 16_000;
    await live.find(['A-1']);
    expect(lines.map((each) => each.level)).toEqual(['error', 'warn']);
    expect((await findShop(test.db))?.failingSince).toBeNull();
  });

  it.each([
    ['an address of its own', () => shop.url],
    ['a name', () => shop.url.replace('127.0.0.1', 'localhost')],
  ])('in the own network is not asked by %s unless it is named', async (_, url) => {
    await set({ urlTemplate: `${url().replace('http:', 'https:')}/{number}`, allowedHosts: [] });
    await expect(open().find(['A-1'])).rejects.toThrow(/not a public address/);
    await set({ urlTemplate: `${url()}/{number}` });
    expect((await open().find(['A-1']))?.get('A-1')).toBeNull();
  });

  it('with a certificate that nobody vouches for is not asked', async () => {
    await set({ urlTemplate: `${tls.url}/{number}` });
    await expect(open().find(['A-1'])).rejects.toThrow(/certificate/);
    expect(tls.asked).toEqual([]);
  });

  it('whose secret was sealed with another BATON_SECRET says so', async () => {
    await setShop(test.db, 'another secret, also long enough', { urlTemplate: `${shop.url}/{number}` });
    await expect(open().find(['A-1'])).rejects.toThrow('BATON_SECRET');
    await sleep(0);
    expect(shop.asked).toEqual([]);
  });
});
