// What can be seen once all is quiet: the rows, what SMTP took, and what lies in the mailbox and in its Sent folder.

import { headerValue, splitHeader } from '../../sandbox/header-block.ts';
import { type Left, waitsByDesign } from './quiet.ts';
import type { Accepted } from './sink.ts';
import type { World } from './world.ts';

export type LedgerRow = Readonly<{
  uid: number;
  message_id: string | null;
  disposition: string;
  reason: string;
  created_at: Date;
}>;
export type MessageRow = Readonly<{
  message_id: string;
  conversation: number;
  actions: string[];
  reasons: string[];
  handler: string;
}>;
export type OutboxRow = Readonly<{
  kind: string;
  state: string;
  state_reason: string;
  /** The desk's own Message-ID. */
  message_id: string;
  /** The Message-ID of the customer's mail. */
  answers: string;
}>;

export type SentCopy = Readonly<{ messageId: string; inReplyTo: string | null }>;

export type Evidence = Readonly<{
  left: Left;
  filesInMailbox: number;
  ledger: readonly LedgerRow[];
  messages: readonly MessageRow[];
  outbox: readonly OutboxRow[];
  accepted: readonly Accepted[];
  refused: ReadonlyMap<string, number>;
  sentFolder: readonly SentCopy[];
  jobs: readonly Readonly<{ task: string; attempts: number; last_error: string | null }>[];
}>;

export async function gather({ database, dovecot, sink }: World, left: Left): Promise<Evidence> {
  const { query } = database;
  return {
    left,
    filesInMailbox: dovecot.files().length,
    ledger: await query(
      'select uid::int, message_id, disposition, reason, created_at from ledger order by id',
    ),
    messages: await query(
      `select m.message_id, c.id::int as conversation, c.handler,
        array(select action from decision d where d.message_id = m.id order by d.id) as actions,
        array(select array_to_string(reasons, ' ') from decision d where d.message_id = m.id order by d.id) as reasons
       from message m join conversation c on c.id = m.conversation_id where m.direction = 'in' order by m.id`,
    ),
    outbox: await query(
      `select o.kind, o.state, o.state_reason, m.message_id, a.message_id as answers from outbox o
       join message m on m.id = o.message_id join message a on a.id = o.in_answer_to order by o.id`,
    ),
    accepted: sink.accepted,
    refused: sink.refused,
    sentFolder: dovecot.files('Sent').map(({ raw }) => readCopy(raw)),
    jobs: await query(
      `select t.identifier as task, j.attempts::int, j.last_error from graphile_worker._private_jobs j
       join graphile_worker._private_tasks t on t.id = j.task_id where not ${waitsByDesign} order by j.id`,
    ),
  };
}

/** On disk Dovecot ends lines with LF. */
function readCopy(raw: Buffer): SentCopy {
  const { fields } = splitHeader(raw.toString('latin1').replace(/\r?\n/g, '\r\n'));
  return {
    messageId: headerValue(fields, 'message-id') ?? '',
    inReplyTo: headerValue(fields, 'in-reply-to'),
  };
}
