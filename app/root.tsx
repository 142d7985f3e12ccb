// The frame of every page: theme, styles, and what is shown when a page fails as a whole.

import { Theme } from '@radix-ui/themes';
import { cssBundleHref } from '@remix-run/css-bundle';
import type { LinksFunction, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import {
  Links,
  Meta,
  Outlet,
  Scripts,
  ScrollRestoration,
  type ShouldRevalidateFunction,
  useRouteLoaderData,
} from '@remix-run/react';
import { type ReactNode, useContext } from 'react';

import { holdEarlyClicks } from './components/early-clicks.ts';
import { FetchWatch } from './components/fetch-watch.tsx';
import { wantsWords } from './components/fresh-words.ts';
import { NonceContext } from './components/nonce.tsx';
import { PageFault } from './components/page-fault.tsx';
import { SayProvider } from './components/say.tsx';
import { ThemeWatch } from './components/theme-watch.tsx';
import { ClockProvider } from './components/time.tsx';
import { catalogues, readLanguage } from './language.ts';
import allStyles from './styles/all.css';
import { readTheme } from './theme.ts';

/** One file: each would be asked for by itself, and stand in each page. */
const styles = [...(cssBundleHref ? [cssBundleHref] : []), allStyles];

export const links: LinksFunction = () => [
  { rel: 'icon', href: '/icon.svg', type: 'image/svg+xml' },
  ...styles.map((href) => ({ rel: 'stylesheet', href })),
];

export const meta: MetaFunction = () => [{ title: 'Baton' }];

export async function loader({ request }: LoaderFunctionArgs) {
  const [theme, language] = await Promise.all([readTheme(request), readLanguage(request)]);
  return { theme, language, catalogue: catalogues[language], now: Date.now() };
}

/** Nothing here changes but by these forms; the catalogue is too long to be sent with every answer. */
const changing = new Set(['/theme', '/language', '/account', '/sign-in', '/sign-in/code']);

export const shouldRevalidate: ShouldRevalidateFunction = ({ formAction }) =>
  wantsWords() || changing.has(formAction?.split('?', 1).join() ?? '');

const noWords = {};

/** Before the first paint, so that nobody is dazzled: the system's choice where no other is stored. */
const systemTheme = `if(matchMedia('(prefers-color-scheme: dark)').matches)document.documentElement.classList.add('dark')`;

export function Layout({ children }: { children: ReactNode }) {
  const data = useRouteLoaderData<typeof loader>('root');
  const nonce = useContext(NonceContext);
  const theme = data?.theme ?? 'system';
  const language = data?.language ?? 'en';
  return (
    <html lang={language} className={theme === 'system' ? undefined : theme} suppressHydrationWarning>
      <head>
        <meta charSet="utf-8" />
        <meta
          name="viewport"
          content="width=device-width, initial-scale=1, viewport-fit=cover, interactive-widget=resizes-content"
        />
        <meta name="color-scheme" content="light dark" />
        {theme === 'system' ? (
          <script
            nonce={nonce}
            suppressHydrationWarning
            // biome-ignore lint/security/noDangerouslySetInnerHtml: a constant of ours, let through by its nonce
            dangerouslySetInnerHTML={{ __html: systemTheme }}
          />
        ) : null}
        <script
          nonce={nonce}
          suppressHydrationWarning
          // biome-ignore lint/security/noDangerouslySetInnerHtml: a constant of ours, let through by its nonce
          dangerouslySetInnerHTML={{ __html: holdEarlyClicks }}
        />
        <Meta />
        <Links />
      </head>
      <body>
        <Theme accentColor="indigo" grayColor="slate" radius="medium" scaling="100%">
          <ThemeWatch theme={theme} />
          <SayProvider language={language} catalogue={data?.catalogue ?? noWords}>
            <FetchWatch />
            <ClockProvider start={data?.now ?? 0}>{children}</ClockProvider>
          </SayProvider>
        </Theme>
        <ScrollRestoration nonce={nonce} />
        <Scripts nonce={nonce} />
      </body>
    </html>
  );
}

export default function App() {
  return <Outlet />;
}

export function ErrorBoundary() {
  return <PageFault />;
}
