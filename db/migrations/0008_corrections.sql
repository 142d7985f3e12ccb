-- What an agent says a mail really was: each a labelled case that the machine is measured against, and learns from.

create table correction (
  message_id bigint primary key references message,
  conversation_id bigint not null references conversation,
  agent_id bigint references agent on delete set null,
  -- What was judged, so that the case can be replayed as it stood.
  decision_id bigint references decision,
  -- Each is null where the machine was right.
  intent text,
  anger boolean,
  sarcasm boolean,
  action text check (action in ('reply', 'escalate')),
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);
create index correction_conversation on correction (conversation_id);
create trigger correction_changed after insert or update on correction
  for each row execute function notify_conversation();
