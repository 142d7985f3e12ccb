-- Views of the inbox that people keep, and what was done to the queue, so that it can be undone.

-- A view of the inbox under a name: the filters as they stand in its address.
create table saved_view (
  id bigint generated always as identity primary key,
  -- Whose it is; null: everybody's.
  agent_id bigint references agent on delete cascade,
  -- Who may change what is everybody's, beside managers and admins.
  made_by bigint references agent on delete set null,
  name text not null check (length(name) between 1 and 60),
  fields jsonb not null,
  position integer not null,
  created_at timestamptz not null default now()
);
create index saved_view_agent on saved_view (agent_id, position);

-- What an agent did in one stroke, to one conversation or to many.
create table queue_action (
  id bigint generated always as identity primary key,
  agent_id bigint not null references agent on delete cascade,
  kind text not null,
  at timestamptz not null default now(),
  undone_at timestamptz
);
create index queue_action_agent on queue_action (agent_id, at);

-- Of each conversation the columns that it changed, as they were and as they became.
create table queue_action_change (
  action_id bigint not null references queue_action on delete cascade,
  conversation_id bigint not null references conversation on delete cascade,
  before jsonb not null,
  after jsonb not null,
  primary key (action_id, conversation_id)
);
create index queue_action_change_conversation on queue_action_change (conversation_id, action_id);
