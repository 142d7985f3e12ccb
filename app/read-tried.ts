// What somebody has tried on past mail and not saved yet, as its page shows it: how far it is, and each changed mail.

import { listReplayChanges, type Replay } from '../db/replays.ts';
import type { RequestContext } from './context.ts';
import { parseQuery } from './form.ts';
import { replayQuery } from './forms/replay-query.ts';
import { toReplayChangeView, toReplayView } from './view/replay-view.ts';
import type { Say } from './words/say.ts';

/** The address says which of the changes are listed, and how many. */
export async function readTried(
  { app }: Pick<RequestContext, 'app'>,
  request: Request,
  say: Say,
  replay: Replay,
) {
  const { from, to, show } = parseQuery(new URL(request.url), replayQuery).value ?? replayQuery.parse({});
  const found = await listReplayChanges(app.db, replay.id, {
    ...(from ? { from } : {}),
    ...(to ? { to } : {}),
    after: 0,
    limit: show + 1,
  });
  return {
    replay: toReplayView(say, replay),
    mails: found.slice(0, show).map((each) => toReplayChangeView(say, each)),
    more: found.length > show,
    show,
    filter: from && to ? { from, to } : null,
  };
}
