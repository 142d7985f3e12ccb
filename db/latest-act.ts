// What an agent did last to a conversation: for a colleague who has it open, and may be about to do something else.

import { sql } from 'kysely';

import type { Db } from './database.ts';

export type LatestAct = Readonly<{
  id: string;
  kind: string;
  agentId: number;
  by: string;
  to: string | null;
  at: Date;
}>;

/** Null where no agent has done anything yet. */
export async function findLatestAct(db: Db, conversationId: number): Promise<LatestAct | null> {
  const { rows } = await sql<LatestAct>`
    with act as (
      (select 'event ' || id as id, kind, agent_id, detail ->> 'to' as to, at from conversation_event
        where conversation_id = ${conversationId} and agent_id is not null
        order by conversation_event.id desc limit 1)
      union all
      (select 'message ' || message.id, case when direction = 'note' then 'noted' when is_forward then 'forwarded'
          when outbox.scheduled_for is not null and outbox.state = 'queued' then 'scheduled' else 'replied' end,
        agent_id, null, message.created_at
        from message left join outbox on outbox.message_id = message.id
        where message.conversation_id = ${conversationId} and agent_id is not null
        order by message.id desc limit 1))
    select act.id, act.kind, act.agent_id as "agentId", agent.name as by, act.to, act.at
    from act join agent on agent.id = act.agent_id order by act.at desc limit 1`.execute(db);
  return rows[0] ?? null;
}
