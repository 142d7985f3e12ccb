// How the pages are compiled. Each v3 flag is answered, so that a later move to React Router stays small.

/** @type {import('@remix-run/dev').AppConfig} */
export default {
  ignoredRouteFiles: ['**/.*', '**/*.css', '**/*.test.{ts,tsx}'],
  serverModuleFormat: 'esm',
  // `remix dev` watches app/ only; loaders reach these too.
  watchPaths: ['db/**/*.ts', 'triage/**/*.ts', 'templates/**/*.md', 'config.ts', 'config/**/*.ts', 'log.ts'],
  // Bundled and shaken, so that the server holds the few icons and parts it shows: measured, half the memory.
  serverDependenciesToBundle: [/^lucide-react/, /^@radix-ui/],
  // Nothing that needs Node may reach the browser: it fails the build instead of being imitated.
  browserNodeBuiltinsPolyfill: { modules: {} },
  future: {
    v3_fetcherPersist: true,
    // There are few routes; and while one is being discovered, fetching news breaks off the answer that leads there.
    v3_lazyRouteDiscovery: false,
    v3_relativeSplatPath: true,
    v3_singleFetch: true,
    v3_throwAbortReason: true,
    // Only the Vite compiler can do it.
    v3_routeConfig: false,
  },
};
