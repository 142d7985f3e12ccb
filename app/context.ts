// What every loader and action is given: made once by the server, passed through Remix, built freely in tests.

import type { AppLoadContext } from '@remix-run/node';

import type { Config } from '../config.ts';
import type { Agent } from '../db/agents.ts';
import type { Database } from '../db/database.ts';
import type { Events } from '../db/events.ts';
import type { Log } from '../log.ts';
import type { ParsedMail } from '../triage/mail.ts';
import type { Lookers } from './lookers.ts';
import type { Oidc } from './oidc.ts';
import type { RateLimit } from './rate-limit.ts';
import type { KeptCounts } from './saved-view-counts.ts';
import type { Limits } from './sign-in-limit.ts';

export type AppContext = Readonly<{
  config: Pick<Config, 'web' | 'sandboxUrl' | 'secret' | 'root'>;
  db: Database;
  /** The same one, for what asks for little by an id: its plans are kept. */
  planned: Database;
  events: Events;
  lookers: Lookers;
  log: Log;
  /** The bytes of the attachment at a place in a mail's source; throws where there is none. */
  extractAttachment: (source: Buffer, position: number) => Promise<{ content: Buffer }>;
  /** A mail that lies in another as a file; throws where it is none. */
  parseMail: (source: Buffer) => Promise<ParsedMail>;
  rateLimit: RateLimit;
  limits: Limits;
  /** Null: people sign in with a password alone. */
  oidc: Oidc | null;
  viewCounts: KeptCounts;
}>;

/** One request's own. */
export type RequestContext = Readonly<{
  app: AppContext;
  nonce: string;
  clientAddress: string;
  /** A header of the answer, whatever the answer will be. */
  setHeader: (name: string, value: string) => void;
  /** Who asks, by their token: a page's loaders run at once, and each must know. Absent, each looks for itself. */
  asked?: Map<string, Promise<Agent | null>>;
}>;

declare module '@remix-run/node' {
  interface AppLoadContext extends RequestContext {}
  interface Future {
    v3_singleFetch: true;
  }
}

export type { AppLoadContext };
