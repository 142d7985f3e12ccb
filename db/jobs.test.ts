import { expect, test } from 'vitest';

import { useTestDatabase } from '../test/database.ts';
import { conversationQueue, enqueueAll } from './jobs.ts';

const desk = useTestDatabase();

test('jobs put in together are worked in their order where they share a queue, whatever their ids', async () => {
  const jobs = Array.from({ length: 200 }, (_, at) => ({
    payload: { messageId: at + 1 },
    queue: conversationQueue((at * 7) % 5),
  }));
  await desk.db.transaction().execute((trx) => enqueueAll(trx, 'triage-mail', jobs));
  const { rows } = await desk.pool.query(`
    select queue_name as queue, array_agg((payload ->> 'messageId')::int order by priority, run_at, job.id) as messages
    from graphile_worker._private_jobs as job
    join graphile_worker._private_job_queues as queue on queue.id = job.job_queue_id
    where run_at <= now() group by 1`);
  expect(rows).toHaveLength(5);
  for (const { queue, messages } of rows) {
    const mine = jobs.filter((job) => job.queue === queue).map(({ payload }) => payload.messageId);
    expect(messages).toEqual(mine);
  }
});
