// How long it takes to try a policy on ten thousand stored decisions, and what memory that needs.

import { readFileSync } from 'node:fs';
import path from 'node:path';
import { type Kysely, sql } from 'kysely';

import { openDatabase, openPool } from '../../db/database.ts';
import { ensureMailbox } from '../../db/mailboxes.ts';
import { savePolicy } from '../../db/policies.ts';
import { findReplay, startReplay } from '../../db/replays.ts';
import type { DB } from '../../db/schema.ts';
import { createLog } from '../../log.ts';
import { decide } from '../../triage/decide/decide.ts';
import type { Proposal } from '../../triage/decide/proposal.ts';
import { templateInfos } from '../../triage/decide/template-infos.ts';
import { wishesIn } from '../../triage/decide/wishes.ts';
import { defaultPolicy } from '../../triage/policy.ts';
import { loadModel } from '../../triage/understand/model.ts';
import { understand } from '../../triage/understand/understand.ts';
import type { WorkerContext } from '../../worker/context.ts';
import { replayDecisions } from '../../worker/jobs/replay-decisions.ts';
import { readTemplates } from '../../worker/templates.ts';
import { projectRoot } from '../mail-desk.ts';
import { situation } from '../situations.ts';
import { startBenchDatabase } from './database.ts';
import { mailsOfLength } from './understand-mails.ts';

/** Another policy; and the words of every template changed, so that each mail is written twice and compared. */
export type ReplayCosts = Readonly<{ policy: ReplayCost; words: ReplayCost }>;

export type ReplayCost = Readonly<{
  decisions: number;
  seconds: number;
  changed: number;
  same: number;
  skipped: number;
  /** Longest time in which nothing else of the process got its turn, such as a customer's mail. Milliseconds. */
  longestBlock: number;
  /** Megabytes that the resident memory grew by while it ran. */
  resident: number;
}>;

/** So many different mails; the rest repeat them. */
const different = 200;

export async function measureReplay(count: number, say: (words: string) => void): Promise<ReplayCosts> {
  say(`a policy, and other words, tried on ${count} decisions`);
  const server = await startBenchDatabase();
  const pool = openPool(await server.create('bench_replay'), {
    max: 4,
    role: 'bench',
    onError: (error) => say(error.message),
  });
  const db = openDatabase(pool);
  try {
    const context = {
      ...{ db, now: () => new Date(), log: createLog('silent', 'bench') },
      templates: readTemplates(projectRoot),
    } as unknown as WorkerContext;
    await store(db, count, context);
    const intents = Object.entries(defaultPolicy.intents).map(([name, value]) => [
      name,
      { ...value, threshold: 0.95 },
    ]);
    const policy = { ...defaultPolicy, intents: Object.fromEntries(intents) };
    const tried = async (proposal: Proposal) => {
      const since = new Date(Date.now() - 86_400_000);
      return await timed(context, await startReplay(db, { by: 'bench', proposal, basedOn: 1, since }));
    };
    return { policy: await tried({ policy }), words: await tried({ templates: otherWords(context) }) };
  } finally {
    await db.destroy();
    await server.stop();
  }
}

const otherWords = ({ templates }: WorkerContext): NonNullable<Proposal['templates']> =>
  templates.map(({ name }) => {
    const source = readFileSync(path.join(projectRoot, 'templates', `${name}.md`), 'utf8');
    return { name, source: `${source.trimEnd()}\n\nOther words.\n` };
  });

async function timed(context: WorkerContext, replayId: number): Promise<ReplayCost> {
  const before = process.memoryUsage.rss();
  let [peak, longestBlock, last] = [before, 0, performance.now()];
  const watch = setInterval(() => {
    const now = performance.now();
    longestBlock = Math.max(longestBlock, now - last - watchMs);
    last = now;
    peak = Math.max(peak, process.memoryUsage.rss());
  }, watchMs);
  const began = performance.now();
  await replayDecisions.run(context, { replayId });
  const seconds = (performance.now() - began) / 1_000;
  clearInterval(watch);
  const replay = await findReplay(context.db, replayId);
  if (replay?.state !== 'done') throw new Error(`The replay is ${replay?.state}: ${replay?.failure}`);
  const { judged, same, changed } = replay.tally;
  return {
    ...{ decisions: judged, same, changed, skipped: judged - same - changed },
    seconds: Math.round(seconds * 100) / 100,
    longestBlock: Math.round(longestBlock),
    resident: Math.round((peak - before) / 1_048_576),
  };
}

const watchMs = 5;

/** As triage would have left them: read by the engine, decided by the policy that Baton comes with. */
async function store(db: Kysely<DB>, count: number, context: WorkerContext): Promise<void> {
  const mailboxId = await ensureMailbox(db, { address: 'bench@shop.test', name: '', authservId: null });
  await savePolicy(db, defaultPolicy, 'bench');
  const customer = await db
    .insertInto('customer')
    .values({ email: 'bench@customer.test' })
    .returning('id')
    .executeTakeFirstOrThrow();
  await sql`with begun as (insert into conversation (mailbox_id, customer_id, subject)
      select ${mailboxId}::bigint, ${customer.id}::bigint, 'Bench' from generate_series(1, ${count}::int) returning id)
    insert into message (conversation_id, direction, author, message_id, from_address, subject, text, reply, at)
      select id, 'in', 'customer', '<' || id || '@bench.test>', 'bench@customer.test', 'Bench', '', '', now()
      from begun`.execute(db);
  const model = loadModel(readFileSync(path.join(projectRoot, 'triage', 'model', 'base.model')));
  const templates = templateInfos(context.templates);
  const mails = await mailsOfLength(projectRoot, 200, different);
  for (const [at, { text }] of mails.entries()) {
    const made = situation({
      understanding: understand({ text }, model),
      wishes: wishesIn(model, text),
      mail: { words: text },
      templates,
    });
    const { do: action, reasons, team } = decide(made);
    const { understanding, policy: _, templates: __, ...stored } = made;
    await sql`with mails as (select id, conversation_id from message where id % ${different}::int = ${at}::int),
      read as (insert into understanding (message_id, body)
        select id, ${JSON.stringify(understanding)}::jsonb from mails returning id, message_id)
      insert into decision (message_id, conversation_id, understanding_id, policy_version, action, reasons, team, situation, slots)
        select mails.id, mails.conversation_id, read.id, 1, ${action}::text, ${[...reasons]}::text[], ${team}::text,
          ${JSON.stringify(stored)}::jsonb, ${JSON.stringify({ first_name: 'Eva' })}::jsonb
        from mails join read on read.message_id = mails.id`.execute(db);
  }
}
