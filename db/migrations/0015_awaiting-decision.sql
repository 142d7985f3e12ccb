-- Mails that have their place and wait for a decision: what is judged together when there are many.

create table awaiting_decision (
  message_id bigint primary key references message on delete cascade,
  conversation_id bigint not null,
  -- Another worker has it in hand until then.
  claimed_until timestamptz,
  -- Something failed when it was judged together with others: from now on its own job judges it, and says what is wrong.
  alone boolean not null default false
);
-- Of one conversation the earliest mail is judged first.
create index awaiting_decision_conversation on awaiting_decision (conversation_id, message_id);
