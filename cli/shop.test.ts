import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, afterEach, describe, expect, it, vi } from 'vitest';

import { useTestDatabase } from '../test/database.ts';
import { projectRoot } from '../test/project-root.ts';
import { setShop, shopOrder, useShopStandIn } from '../test/shop-stand-in.ts';
import { run } from './shop.ts';

const test = useTestDatabase();
const shop = useShopStandIn();
const secret = randomBytes(32).toString('hex');

async function check(number: string) {
  vi.stubEnv('DATABASE_URL', test.url);
  vi.stubEnv('BATON_SECRET', secret);
  vi.stubEnv('BATON_DATA_DIR', folder);
  const out: string[] = [];
  const err: string[] = [];
  const io = {
    stdin: process.stdin,
    out: (line: string) => out.push(line),
    err: (line: string) => err.push(line),
    root: projectRoot,
  };
  const code = await run(['check', number], io);
  return { code, answer: JSON.parse(out[0] ?? 'null'), words: err.join('\n') };
}

const folder = mkdtempSync(path.join(tmpdir(), 'baton-shop-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
afterEach(() => {
  vi.unstubAllEnvs();
});

describe('shop check', () => {
  it('says where no shop is set', async () => {
    expect(await check('A-1')).toMatchObject({ code: 1, words: expect.stringContaining('No shop is set') });
  });

  it('shows the order as a mail would have it, and what is wrong in words', async () => {
    await setShop(test.db, secret, { urlTemplate: `${shop.url}/orders/{number}` });
    shop.orders.set('A-1', shopOrder('A-1', 'eva@customer.test'));
    expect(await check('a-1')).toMatchObject({ code: 0, answer: { ok: true, order: { status: 'shipped' } } });
    expect(await check('A-2')).toMatchObject({ code: 0, answer: { ok: true, order: null } });
    shop.misbehave = (response) => response.writeHead(500).end();
    expect(await check('A-1')).toMatchObject({ code: 1, answer: { ok: false, fault: 'it answers 500' } });
  });
});
