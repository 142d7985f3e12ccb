// Cuts the pages down to those that an address can lead to. For each request Remix puts all routes that it is given in order,
// several times over, and makes them anew to draw a page.

import type { ServerBuild } from '@remix-run/node';

type Routes = ServerBuild['routes'];

/** The whole build where the address begins with what no route does: it is written otherwise, or leads nowhere. */
export function narrowBuilds(build: ServerBuild): (pathname: string) => ServerBuild {
  const builds = new Map<string, ServerBuild>();
  const beginnings = new Set(Object.keys(build.routes).map((id) => beginningOf(build.routes, id)));
  return (pathname) => {
    const beginning = pathname.split('/')[1]?.replace(/\.data$/, '') ?? '';
    if (!beginnings.has(beginning)) return build;
    const known = builds.get(beginning);
    if (known) return known;
    const narrow = narrowTo(build, beginning);
    builds.set(beginning, narrow);
    return narrow;
  };
}

function narrowTo(build: ServerBuild, beginning: string): ServerBuild {
  const ids = new Set<string>();
  for (const id of Object.keys(build.routes)) {
    const own = beginningOf(build.routes, id);
    if (own === beginning || (own !== null && /^[:*]/.test(own)))
      for (const each of withParents(build.routes, id)) ids.add(each);
  }
  const only = <Of>(all: Readonly<Record<string, Of>>): Record<string, Of> =>
    Object.fromEntries(Object.entries(all).filter(([id]) => ids.has(id)));
  return {
    ...build,
    routes: only(build.routes),
    // The browser loads the whole list by its address.
    assets: { ...build.assets, routes: only(build.assets.routes) },
  };
}

/** The first part of the addresses below a route; null where only its children have one. */
function beginningOf(routes: Routes, id: string): string | null {
  const paths = withParents(routes, id).flatMap((each) => routes[each]?.path || []);
  return paths.at(-1)?.split('/')[0] ?? null;
}

/** The route first. */
function withParents(routes: Routes, id: string): string[] {
  const parentId = routes[id]?.parentId;
  return [id, ...(parentId ? withParents(routes, parentId) : [])];
}
