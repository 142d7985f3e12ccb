// What every job is given: made once in main.ts, and by tests.

import type { Config, MailboxConfig } from '../config.ts';
import type { Database } from '../db/database.ts';
import type { Log } from '../log.ts';
import type { Article } from '../triage/compose/article.ts';
import type { Template } from '../triage/compose/template.ts';
import type { Model } from '../triage/understand/model.ts';
import type { ResolveTxt } from './authenticity/dns.ts';
import type { SentFolders } from './imap/sent-folders.ts';
import type { Shop } from './lookups/shop.ts';
import type { ModelProvider } from './model/provider.ts';
import type { ReadQueueTimes } from './queue-times.ts';
import type { Mailer } from './smtp/mailer.ts';
import type { UnderWay } from './under-way.ts';

export type WorkerContext = Readonly<{
  config: Config;
  db: Database;
  log: Log;
  /** In use now; a job is given those that were in use when it began. */
  templates: readonly Template[];
  /** Published now; some may have expired. */
  articles: readonly Article[];
  /** The base with what the team has taught it; another one from the moment that another version is taken into use. */
  model: Model;
  /** The model that Baton comes with. */
  base: Model;
  /** Null: the built-in engine reads mail alone. */
  provider: ModelProvider | null;
  mailer: Mailer;
  sentFolders: SentFolders;
  /** Mails that are being judged together. */
  underWay: UnderWay;
  /** The live shop's orders. */
  shop: Shop;
  /** How long customers of each team waited of late. */
  queueTimes: ReadQueueTimes;
  /** Asks the DNS for the keys of signed mail. */
  resolveTxt: ResolveTxt;
  /** How to reach the mailbox with this row. Throws where this worker has not been told. */
  mailboxConfig: (mailboxId: number) => MailboxConfig;
  now: () => Date;
  /** A number from 0 to 1 by chance: spreads what would otherwise come all at once. */
  chance: () => number;
}>;
