// Other programs in a real browser: an admin makes a token and takes it back, sets up a webhook, tests it and reads its log.

import { beforeAll, describe, expect, it } from 'vitest';

import { addAgent } from '../../db/agents.ts';
import { recordTry } from '../../db/webhook-deliveries.ts';
import { seedPassword } from '../seed/desk.ts';
import { findingsInBothThemes } from './findings.ts';
import { useSite } from './site.ts';

const site = useSite();
const admin = 'ada@shop.example';
const refused = [/status of 400/];

beforeAll(async () => {
  await addAgent(site.test.db, { email: admin, name: 'Ada', role: 'admin', password: seedPassword });
});

const read = (token: string) =>
  fetch(`${site.url}/api/v1/conversations?limit=1`, { headers: { Authorization: `Bearer ${token}` } });

describe('the page of the tokens', () => {
  it('makes one, shows it once, and takes it back', async () => {
    const page = await site.openSignedIn('/settings/tokens', { email: admin, expected: refused });
    await page.getByRole('button', { name: 'Make the token' }).click();
    await page.getByText('Say which program will use it.').waitFor();
    await page.getByLabel('Which program').fill('Stock keeper');
    await page.getByLabel('Write').click();
    await page.getByRole('button', { name: 'Make the token' }).click();
    const shown = page.getByLabel('The token');
    await shown.waitFor();
    const token = await shown.inputValue();
    const answer = await read(token);
    expect([answer.status, answer.headers.get('RateLimit-Limit')]).toEqual([200, '6000']);
    await page.reload();
    expect(await page.content()).not.toContain(token);
    await page.getByRole('row', { name: /Stock keeper Read, Write/ }).waitFor();
    await page.getByRole('button', { name: 'Revoke: Stock keeper' }).click();
    await page.getByRole('button', { name: 'Press again: Revoke: Stock keeper' }).click();
    await page.getByText('No program has a token yet.').waitFor();
    expect((await read(token)).status).toBe(401);
  });
});

describe('the pages of the webhooks', () => {
  it('set one up, test it, and show what came of it as it comes', async () => {
    const { db } = site.test;
    const page = await site.openSignedIn('/settings/webhooks', { email: admin, expected: refused });
    await page.getByRole('link', { name: 'New webhook' }).click();
    await page.getByLabel('Address').fill('http://shop.example/baton');
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByText('It must begin with https://').waitFor();
    await page.getByText('Choose at least one event.').waitFor();
    await page.getByLabel('Address').fill('https://shop.example/baton');
    await page.getByLabel('Resolved').click();
    await page.getByRole('button', { name: 'Save' }).click();
    expect(await page.getByLabel('The secret that it is signed with').inputValue()).toMatch(/^whsec_/);
    await page.getByRole('link', { name: 'Go on to the webhook' }).click();
    await page.getByText('Nothing yet.').waitFor();
    await page.getByRole('button', { name: 'Send a test' }).click();
    await page.getByText('Under way').waitFor();
    const { id } = await db.selectFrom('webhook_delivery').select('id').executeTakeFirstOrThrow();
    const tried = {
      status: 502,
      response: 'no upstream',
      fault: 'it answers 502',
      milliseconds: 12,
      at: new Date(),
    };
    await recordTry(db, id, { ...tried, nextTryAt: new Date(Date.now() + 60_000) });
    await page.getByText('it answers 502').waitFor();
    await page.getByText('no upstream').waitFor();
    await page.getByText('Tried next:').waitFor();
    await page.getByRole('button', { name: 'Send again' }).click();
    await expect
      .poll(() => db.selectFrom('webhook_delivery').select('tries').executeTakeFirstOrThrow())
      .toEqual({ tries: 0 });
    await page.getByRole('button', { name: 'Remove' }).click();
    await page.getByRole('button', { name: 'Press again: Remove' }).click();
    await page.getByText('Nobody is told yet.').waitFor();
    expect(await findingsInBothThemes(page, 'No webhooks')).toEqual([]);
  });
});
