// What axe finds on a page in both themes, and by how much the page is wider than its window.

import AxeBuilder from '@axe-core/playwright';
import type { Page } from 'playwright-core';

/** All that a theme changes. */
const colourRules = { type: 'rule' as const, values: ['color-contrast', 'link-in-text-block'] };
/** What passed is not told in full, and no style sheets are fetched again: a fourth of the time for the same findings. */
const lean = { resultTypes: ['violations' as const], preload: false };

/** Serious findings in the page as it stands; none where all is well. A page has its own frames looked at by themselves. */
export async function findingsOf(page: Page, name: string): Promise<string[]> {
  const axe = new AxeBuilder({ page }).setLegacyMode().options(lean);
  // What stands behind an open menu is hidden from readers, and its keys stay in the menu: axe knows only the first.
  if ((await page.getByRole('menu').count()) > 0) axe.disableRules(['aria-hidden-focus']);
  const wider = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  return [
    ...(await seriousOf(axe, name)),
    ...(wider > 0 ? [`${name} is ${wider} px wider than its window`] : []),
  ];
}

/** As `findingsOf`, and then the colours again in the other theme, which the page takes on without a new visit. */
export async function findingsInBothThemes(page: Page, name: string): Promise<string[]> {
  const inLight = await findingsOf(page, name);
  await page.emulateMedia({ colorScheme: 'dark' });
  await page.locator('html.dark').waitFor({ state: 'attached' });
  await page.evaluate(settled);
  const axe = new AxeBuilder({ page }).setLegacyMode().options({ ...lean, runOnly: colourRules });
  const inDark = await seriousOf(axe, `${name}, dark,`);
  await page.emulateMedia({ colorScheme: 'light' });
  return [...inLight, ...inDark];
}

/** Colours that are on their way from one theme to the other are no finding. Runs in the page. */
async function settled(): Promise<void> {
  await new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)));
  const moving = document.getAnimations().filter((each) => each instanceof CSSTransition);
  await Promise.allSettled(moving.map((each) => each.finished));
}

async function seriousOf(axe: AxeBuilder, name: string): Promise<string[]> {
  const { violations } = await axe.analyze();
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, nodes }) => `${name} ${id}: ${nodes.map((node) => node.html.slice(0, 120)).join(' | ')}`);
}
