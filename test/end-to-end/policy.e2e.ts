import { describe, expect, test } from 'vitest';

import { getPolicy } from '../../db/policies.ts';
import { useSite } from './site.ts';

const site = useSite();

describe('the policy', () => {
  test('is changed by a manager, who sees what changes before it is saved, and the versions after', async () => {
    const page = await site.openSignedIn('/settings/policy');
    await page.getByLabel('Order status: sure from').fill('95');
    await page.getByLabel('Saturday').fill('10:00-14:00');
    await page.getByRole('button', { name: 'Look at the changes' }).click();
    const changes = page.locator('.policy-foot .policy-changes');
    await changes.waitFor();
    expect(await changes.innerText()).toContain('Order status: sure from');
    expect((await getPolicy(site.test.db)).policy.intents.order_status.threshold).toBe(0.85);
    await page.getByRole('button', { name: /Save as version/ }).click();
    // The button itself speaks of the version to come: what counts is what is stored.
    const stored = async () => (await getPolicy(site.test.db)).policy;
    await expect.poll(async () => (await stored()).intents.order_status.threshold).toBe(0.95);
    await page.getByText('Version 2', { exact: true }).first().waitFor();
    const policy = await stored();
    expect(policy.hours.week.sat).toEqual([{ from: '10:00', to: '14:00' }]);
    expect(await page.getByLabel('Order status: sure from').inputValue()).toBe('95');
  });

  test('says beside the field what is wrong with it, and saves nothing', async () => {
    const page = await site.openSignedIn('/settings/policy', { expected: [/400 \(Bad Request\)/] });
    await page.getByLabel('Monday').fill('09:00-12:00, 11:00-14:00');
    await page.getByRole('button', { name: 'Look at the changes' }).click();
    await page.getByText('Two of its times overlap.').waitFor();
    expect(await page.getByRole('button', { name: /Save as version/ }).count()).toBe(0);
  });
});
