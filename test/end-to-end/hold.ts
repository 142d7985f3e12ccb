// What a slow line or a slow machine makes late, late on purpose and for as long as a test needs it.

import type { Page, Request } from 'playwright-core';

/** Something that happens once, for those who wait for it. */
export function event() {
  let happens = () => {};
  const happened = new Promise<void>((resolve) => {
    happens = resolve;
  });
  return { happens: () => happens(), happened };
}

/** Requests of the page to such addresses wait until what is answered here is called. */
export async function hold(
  page: Page,
  addresses: RegExp,
  isHeld: (request: Request) => boolean = () => true,
): Promise<() => void> {
  const { happens, happened } = event();
  await page.route(addresses, async (route) => {
    if (isHeld(route.request())) await happened;
    await route.continue();
  });
  return happens;
}
