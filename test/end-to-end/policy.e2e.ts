import { describe, expect, test } from 'vitest';

import { getPolicy, savePolicy } from '../../db/policies.ts';
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
    const { policy, version } = await getPolicy(site.test.db);
    await page.getByText(`Version ${version}`, { exact: true }).first().waitFor();
    expect(policy.hours.week.sat).toEqual([{ from: '10:00', to: '14:00' }]);
    expect(await page.getByLabel('Order status: sure from').inputValue()).toBe('95');
  });

  test('gives a team hours of its own', async () => {
    const { policy } = await getPolicy(site.test.db);
    const berlin = { key: 'berlin', name: 'Berlin', hours: null };
    await savePolicy(site.test.db, { ...policy, teams: [...policy.teams, berlin] }, 'Mia');
    const page = await site.openSignedIn('/settings/policy', { expected: [/400 \(Bad Request\)/] });
    await page.getByText('Berlin: open as above').click();
    const own = page.locator('details', { hasText: 'Berlin:' });
    await own.getByLabel('Time zone').fill('Europe/Berlin');
    await own.getByLabel('Monday').fill('08:00-12:00, 11:00-17:00');
    await page.getByRole('button', { name: 'Look at the changes' }).click();
    await own.getByText('Two of its times overlap.').waitFor();
    await own.getByLabel('Monday').fill('08:00-12:00, 13:00-17:00');
    await page.getByRole('button', { name: 'Look at the changes' }).click();
    const changes = page.locator('.policy-foot .policy-changes');
    await changes.getByText('Berlin: Monday').waitFor();
    await page.getByRole('button', { name: /Save as version/ }).click();
    await page.getByText('Berlin: hours of its own').waitFor();
    const { teams } = (await getPolicy(site.test.db)).policy;
    expect(teams.find(({ key }) => key === 'berlin')?.hours).toMatchObject({
      timeZone: 'Europe/Berlin',
      week: {
        mon: [
          { from: '08:00', to: '12:00' },
          { from: '13:00', to: '17:00' },
        ],
        tue: [],
      },
    });
  });

  test('says beside the field what is wrong with it, and saves nothing', async () => {
    const page = await site.openSignedIn('/settings/policy', { expected: [/400 \(Bad Request\)/] });
    await page.getByLabel('Monday').first().fill('09:00-12:00, 11:00-14:00');
    await page.getByRole('button', { name: 'Look at the changes' }).click();
    await page.getByText('Two of its times overlap.').waitFor();
    expect(await page.getByRole('button', { name: /Save as version/ }).count()).toBe(0);
  });

  test.each([390, 1440])('has its buttons whole above the edge of a screen %i wide', async (width) => {
    const page = await site.openSignedIn('/settings/policy', { width });
    const buttons = page.locator('.policy-buttons');
    const below = await buttons.evaluate((element) => innerHeight - element.getBoundingClientRect().bottom);
    expect(below).toBeGreaterThanOrEqual(8);
  });
});
