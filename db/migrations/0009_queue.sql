-- The queue that agents work: whose a conversation is, and until when it may wait.

alter table conversation add column snoozed_until timestamptz;
create index conversation_assignee on conversation (assignee_id, last_message_at desc, id desc)
  where assignee_id is not null;
