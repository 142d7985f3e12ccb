-- What receiving a mail leaves behind: threads by subject, replies before their originals, strangers, addresses that bounce.

-- Somebody who has no part in a conversation writes about it: his mail begins one of its own, with a link.
alter table conversation add column related_conversation_id bigint references conversation on delete set null;

-- The first mail's subject without marks of replies and forwards, in lower case, at most 200 characters; '' is never
-- looked for.
alter table conversation add column thread_subject text not null default '';
update conversation set thread_subject = left(lower(subject), 200);
create index conversation_thread_subject on conversation (mailbox_id, thread_subject, last_message_at desc)
  where thread_subject <> '';

-- A reply can be here before the mail that it answers. Without the pending list, which each search would read through.
create index message_answers on message using gin (array_append(refs, in_reply_to)) with (fastupdate = off);

-- Our mail to this address came back, and why; empty again once the customer writes from it.
alter table customer add column bounced_at timestamptz, add column bounce_reason text;

-- What waits to be received, mailbox by mailbox in the order of arrival.
create index ledger_waiting on ledger (mailbox_id, id) where disposition = 'received';
