// What loaders and actions are given, for tests that call them in process.

import type { AppContext, RequestContext } from '../../app/context.ts';
import { makeRateLimit } from '../../app/rate-limit.ts';
import { makeLimits } from '../../app/sign-in-limit.ts';
import { createLog } from '../../log.ts';
import { extractAttachment, parseMail } from '../../triage/parse/parse-mail.ts';
import type { TestDatabase } from '../database.ts';
import { projectRoot } from '../project-root.ts';

export function makeTestContext(
  { db }: TestDatabase,
  changes: Partial<AppContext['config']> = {},
): RequestContext {
  return {
    app: {
      config: {
        web: { port: 0, host: '127.0.0.1', url: 'http://desk.test' },
        sandboxUrl: null,
        root: projectRoot,
        secret: 'a secret that is only good for tests',
        ...changes,
      },
      db,
      planned: db,
      events: { watch: () => () => {}, stop: async () => {} },
      lookers: {
        list: () => [],
        watch: () => () => {},
        enter: () => () => {},
        isHere: () => false,
        stop: () => {},
      },
      log: createLog('silent', 'test'),
      rateLimit: makeRateLimit(),
      limits: makeLimits(),
      oidc: null,
      viewCounts: new Map(),
      extractAttachment,
      parseMail: (source) => parseMail(source, { authservId: null, ownAddresses: [] }),
    },
    nonce: '',
    clientAddress: '127.0.0.1',
    setHeader: () => {},
  };
}
