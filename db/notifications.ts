// What an agent is told of: written in the transaction of its cause, by the ways that the agent wants for its kind.

import { type RawBuilder, sql } from 'kysely';

import type { Trx } from './database.ts';
import type { NotificationKind, Ways } from './notification-choices.ts';
import { usualWays } from './notification-choices.ts';

export type Notice = Readonly<{
  agentId: number;
  kind: NotificationKind;
  conversationId: number;
  messageId?: number | null;
  /** Who caused it: nobody is told of what they did themselves. */
  byAgentId?: number | null;
}>;

export async function notifyAgents(trx: Trx, notices: readonly Notice[]): Promise<void> {
  if (notices.length === 0) return;
  await store(
    trx,
    sql`select * from jsonb_to_recordset(${JSON.stringify(notices)}::jsonb) as each
      ("agentId" bigint, kind text, "conversationId" bigint, "messageId" bigint, "byAgentId" bigint)`,
  );
}

/** Conversations have been given to somebody, by a colleague or (null) by themselves. */
export async function notifyAssigned(
  trx: Trx,
  conversationIds: readonly number[],
  to: number,
  by: number | null,
): Promise<void> {
  await notifyAgents(
    trx,
    conversationIds.map((conversationId) => ({
      ...{ agentId: to, kind: 'assigned', conversationId, byAgentId: by },
    })),
  );
}

/**
 * Customers' mails that people have to answer: whose conversation it is hears of it; where it is nobody's, those of its
 * team who want to. One statement however many mails there are.
 */
export async function notifyOfMails(
  trx: Trx,
  mails: readonly Readonly<{ conversationId: number; messageId: number }>[],
): Promise<void> {
  if (mails.length === 0) return;
  await store(
    trx,
    sql`select coalesce(conversation.assignee_id, choice.agent_id),
        case when conversation.assignee_id is null then 'new_in_team' else 'customer_replied' end,
        conversation.id, mail.message_id, null::bigint
      from unnest(${mails.map((mail) => mail.conversationId)}::bigint[],
        ${mails.map((mail) => mail.messageId)}::bigint[]) as mail (conversation_id, message_id)
      join conversation on conversation.id = mail.conversation_id
      left join notification_choice choice on conversation.assignee_id is null and choice.kind = 'new_in_team'
        and choice.agent_id in (${teamAgents(sql`conversation.team`)})
      where coalesce(conversation.assignee_id, choice.agent_id) is not null
        -- Who was just given it hears of it by that.
        and not exists (select from notification where agent_id = conversation.assignee_id and read_at is null
          and conversation_id = conversation.id and kind = 'assigned' and at = now())`,
  );
}

/** Whoever has the conversation; where it is nobody's, its whole team. */
export async function notifyResponsible(
  trx: Trx,
  kind: NotificationKind,
  conversationId: number,
  messageId: number | null = null,
): Promise<void> {
  await store(
    trx,
    sql`select agent.id, ${kind}, conversation.id, ${messageId}::bigint, null::bigint
      from conversation join agent on agent.id = conversation.assignee_id
        or (conversation.assignee_id is null and agent.id in (${teamAgents(sql`conversation.team`)}))
      where conversation.id = ${conversationId}`,
  );
}

/** A mail of ours did not arrive: told to who wrote it, else to whoever has the conversation. */
export async function notifyMailFailed(trx: Trx, outboxId: number): Promise<void> {
  await store(
    trx,
    sql`select coalesce(message.agent_id, conversation.assignee_id), 'mail_failed', conversation.id, message.id, null::bigint
      from outbox join message on message.id = outbox.message_id
      join conversation on conversation.id = outbox.conversation_id
      where outbox.id = ${outboxId} and coalesce(message.agent_id, conversation.assignee_id) is not null`,
  );
}

/**
 * The ids of a team's agents: those whom the newest policy names; else those who are in it; everybody where nobody is, or
 * where it is no team.
 */
const teamAgents = (team: RawBuilder<unknown>) => sql`select agent.id from agent
  where agent.state = 'active' and case when exists (select from (${named(team)}) as named)
    then agent.email in (${named(team)})
    else not exists (select from agent_team where agent_team.team = ${team})
      or exists (select from agent_team where agent_team.team = ${team} and agent_team.agent_id = agent.id) end`;

const named = (
  team: RawBuilder<unknown>,
) => sql`select jsonb_array_elements_text(coalesce(it -> 'members', '[]'))
  from jsonb_array_elements((select body -> 'teams' from policy order by version desc limit 1)) as known (it)
  where it ->> 'key' = ${team}`;

/** Within this time of one cause others come, and are told in the same mail; or it is read on the page before. */
const gatherSeconds = 120;
/** Nobody gets mails of ours about their work more often. */
export const mailPauseSeconds = 600;

/** `notices` selects agent, kind, conversation, message and causer. Queues the mail for those who want one. */
async function store(trx: Trx, notices: RawBuilder<unknown>): Promise<void> {
  const usual = Object.entries(usualWays).map(([kind, ways]: [string, Ways]) => ({ kind, ...ways }));
  await sql`with notice (agent_id, kind, conversation_id, message_id, by_agent_id) as (${notices}),
    usual as (select * from jsonb_to_recordset(${JSON.stringify(usual)}::jsonb)
      as usual (kind text, page boolean, browser boolean, mail boolean)),
    stored as (insert into notification
        (agent_id, kind, conversation_id, message_id, by_agent_id, in_page, by_browser, by_mail)
      select distinct notice.agent_id, notice.kind, conversation_id, message_id, by_agent_id,
        coalesce(choice.page, usual.page), coalesce(choice.browser, usual.browser), coalesce(choice.mail, usual.mail)
      from notice join usual using (kind)
      join agent on agent.id = notice.agent_id and agent.state = 'active'
      left join notification_choice choice
        on choice.agent_id = notice.agent_id and choice.kind = notice.kind
      where notice.agent_id is distinct from by_agent_id
        and (coalesce(choice.page, usual.page) or coalesce(choice.browser, usual.browser)
          or coalesce(choice.mail, usual.mail))
      returning agent_id, by_mail)
    select graphile_worker.add_job('mail-notifications', payload => json_build_object('agentId', agent_id),
      run_at => greatest(now() + make_interval(secs => ${gatherSeconds}),
        (select max(mailed_at) from notification as mailed where mailed.agent_id = each.agent_id)
          + make_interval(secs => ${mailPauseSeconds})),
      job_key => 'mail-notifications:' || agent_id, job_key_mode => 'preserve_run_at', max_attempts => 8, priority => 5)
    from (select distinct agent_id from stored where by_mail) as each`.execute(trx);
}
