// The frame of every page: theme, styles, and what is shown when a page fails as a whole.

import { Theme } from '@radix-ui/themes';
import themeComponents from '@radix-ui/themes/components.css';
import themeBase from '@radix-ui/themes/tokens/base.css';
import themeAmber from '@radix-ui/themes/tokens/colors/amber.css';
import themeIndigo from '@radix-ui/themes/tokens/colors/indigo.css';
import themeRed from '@radix-ui/themes/tokens/colors/red.css';
import themeSlate from '@radix-ui/themes/tokens/colors/slate.css';
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
import accountsStyles from './styles/accounts.css';
import apiDocsStyles from './styles/api-docs.css';
import bellStyles from './styles/bell.css';
import customersStyles from './styles/customers.css';
import figuresStyles from './styles/figures.css';
import filesStyles from './styles/files.css';
import forwardStyles from './styles/forward.css';
import frameStyles from './styles/frame.css';
import hooksStyles from './styles/hooks.css';
import inboxStyles from './styles/inbox.css';
import ledgerStyles from './styles/ledger.css';
import lookersStyles from './styles/lookers.css';
import mailViewStyles from './styles/mail-view.css';
import messageStyles from './styles/message.css';
import navStyles from './styles/nav.css';
import notesStyles from './styles/notes.css';
import noticesStyles from './styles/notices.css';
import originalStyles from './styles/original.css';
import pageStyles from './styles/pages.css';
import paletteStyles from './styles/palette.css';
import playgroundStyles from './styles/playground.css';
import policyStyles from './styles/policy.css';
import queueStyles from './styles/queue.css';
import replayStyles from './styles/replay.css';
import replyStyles from './styles/reply.css';
import replyEditorStyles from './styles/reply-editor.css';
import sandboxStyles from './styles/sandbox.css';
import savedRepliesStyles from './styles/saved-replies.css';
import searchStyles from './styles/search.css';
import settingsStyles from './styles/settings.css';
import sideStyles from './styles/side.css';
import sortingStyles from './styles/sorting.css';
import tablesStyles from './styles/tables.css';
import threadStyles from './styles/thread.css';
import whyStyles from './styles/why.css';
import wordsStyles from './styles/words.css';
import { readTheme } from './theme.ts';

const styles = [
  themeBase,
  themeSlate,
  themeIndigo,
  themeRed,
  themeAmber,
  themeComponents,
  ...(cssBundleHref ? [cssBundleHref] : []),
  frameStyles,
  navStyles,
  inboxStyles,
  threadStyles,
  messageStyles,
  settingsStyles,
  whyStyles,
  sideStyles,
  figuresStyles,
  ledgerStyles,
  sandboxStyles,
  policyStyles,
  replayStyles,
  playgroundStyles,
  wordsStyles,
  accountsStyles,
  queueStyles,
  noticesStyles,
  paletteStyles,
  searchStyles,
  replyEditorStyles,
  replyStyles,
  savedRepliesStyles,
  forwardStyles,
  notesStyles,
  lookersStyles,
  bellStyles,
  sortingStyles,
  customersStyles,
  tablesStyles,
  mailViewStyles,
  originalStyles,
  filesStyles,
  hooksStyles,
  apiDocsStyles,
  pageStyles,
];

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
