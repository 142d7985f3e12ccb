// What the router does at this moment. Its hooks tell what was so when the page was last drawn, and on a slow machine, or while
// much comes in, that is half a second ago.

type Work = Readonly<{ state: string }>;
type RouterState = Readonly<{
  navigation: Work;
  revalidation: string;
  fetchers: ReadonlyMap<string, Work>;
}>;

/** Remix keeps its router here. Not in its types; its version is pinned. */
type WithRouter = Readonly<{ __remixRouter?: { state: RouterState } }>;

/** A form or a page is on its way, or the page's data. Throws where Remix keeps its router elsewhere. */
export function isRouterBusy(): boolean {
  const { __remixRouter: router } = window as unknown as WithRouter;
  if (!router) throw new Error('Remix’s router is not where it was');
  const { navigation, revalidation, fetchers } = router.state;
  return (
    revalidation !== 'idle' ||
    navigation.state !== 'idle' ||
    [...fetchers.values()].some(({ state }) => state !== 'idle')
  );
}
