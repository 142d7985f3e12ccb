// The sandbox page in a real browser, on the real practice mail server.

import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { createLog } from '../../log.ts';
import { runSandbox, type Sandbox } from '../../sandbox/main.ts';
import { findingsInBothThemes } from './findings.ts';
import { useSite } from './site.ts';

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await runSandbox({ log: createLog('silent', 'sandbox'), arrivals: false });
});
afterAll(() => sandbox?.stop());
const site = useSite(() => ({ BATON_SANDBOX_URL: sandbox.controlUrl }));

describe('the sandbox', () => {
  it('lets one write as a customer and see that customer’s mailbox', async () => {
    const page = await site.openSignedIn('/sandbox', { expected: [/status of 400/] });
    const customers = page.locator('.sandbox-customer');
    await customers.nth(1).click();
    await page.waitForURL(/customer=/);
    const name = (await customers.nth(1).locator('strong').textContent()) ?? '';
    await page.getByRole('heading', { name: `Mailbox of ${name}` }).waitFor();

    await page.getByRole('button', { name: 'Send' }).click();
    await page.getByText('Write something first.').waitFor();

    await page.getByLabel('Subject').fill('Opening hours');
    await page.getByLabel(`Write to support as ${name}`).fill('Are you open on Sunday?');
    await page.getByRole('button', { name: 'Send' }).click();
    await page.locator('.practice-mails').getByText('Are you open on Sunday?').waitFor();
    expect(await page.getByLabel('Subject').inputValue()).toBe('');
  });

  it('has no serious finding, wide and narrow', async () => {
    for (const width of [1440, 390]) {
      const page = await site.openSignedIn('/sandbox', { width });
      await page.getByRole('heading', { name: 'Sandbox' }).waitFor();
      expect(await findingsInBothThemes(page, `The sandbox, ${width} px wide,`)).toEqual([]);
    }
  });
});
