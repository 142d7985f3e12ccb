// The managers' page in a real browser: every figure adds up, and opens exactly the conversations it counts.

import { describe, expect, it } from 'vitest';

import { useSite } from './site.ts';

const site = useSite();

describe('the figures', () => {
  it('sum to the whole, by outcome, reason, intent and day', async () => {
    const page = await site.openSignedIn('/figures');
    await page.getByRole('heading', { name: 'Figures' }).waitFor();
    const total = Number(/\d+/.exec((await page.locator('.figures-lead a').textContent()) ?? '')?.[0]);
    const { count } = await site.test.db
      .selectFrom('conversation')
      .select((eb) => eb.fn.countAll<number>().as('count'))
      .executeTakeFirstOrThrow();
    expect(total).toBe(count);
    const shares = await page.locator('.outcome-share').allTextContents();
    expect(shares.reduce((sum, share) => sum + Number.parseFloat(share), 0)).toBeCloseTo(100, 5);
    expect(sum(await page.locator('.outcomes .quiet').allTextContents())).toBe(total);
    expect(sum(await page.locator('.days tbody td.number:nth-of-type(2)').allTextContents())).toBe(total);
    const [reasons, intents] = [page.locator('table.bars').nth(0), page.locator('table.bars').nth(1)];
    const handedOver = await page.locator('[href*="outcome=handed_over"] .quiet').first().textContent();
    expect(sum(await reasons.locator('td.number:not(.quiet)').allTextContents())).toBe(Number(handedOver));
    expect(sum(await intents.locator('td.number:not(.quiet)').allTextContents())).toBe(total);
  });

  it('open exactly what they count', async () => {
    const page = await site.openSignedIn('/figures');
    await page.getByRole('heading', { name: 'Figures' }).waitFor();
    const figures = await page.locator('.outcomes a, .bars tr, .days td.number a').evaluateAll((elements) =>
      elements.map((element) => ({
        href: (element.closest('a') ?? element.querySelector('a'))?.getAttribute('href') ?? '',
        count: Number(
          (element.querySelector('.outcomes a > .quiet, td.number:not(.quiet)') ?? element).textContent,
        ),
      })),
    );
    expect(figures.length).toBeGreaterThan(15);
    for (const { href, count } of figures.filter((figure) => figure.href !== '')) {
      await page.goto(`${site.url}${href}`);
      expect([href, await page.locator('[data-conversation]').count()]).toEqual([href, count]);
    }
  });

  it('take a period, and say what is wrong with a bad one', async () => {
    const page = await site.openSignedIn('/figures', { expected: [/status of 400/] });
    const bad = await page.goto(`${site.url}/figures?from=2026-11-22&to=2026-11-01`);
    expect(bad?.status()).toBe(400);
    await page.getByText('Ends before it begins.').waitFor();
    await page.goto(`${site.url}/figures?from=2020-01-01&to=2020-01-07`);
    await page.getByText('No conversations in this period').waitFor();
  });
});

const sum = (texts: readonly string[]) => texts.reduce((total, text) => total + Number(text), 0);
