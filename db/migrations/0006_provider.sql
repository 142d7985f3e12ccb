-- What a model provider was used for, day by day, and what it drafted for agents.

create table model_usage (
  -- UTC. All workers count in the same row, so that the budget holds for all of them together.
  day date primary key,
  requests bigint not null default 0,
  failures bigint not null default 0,
  tokens_in bigint not null default 0,
  tokens_out bigint not null default 0,
  -- Set aside for requests under way. What a worker had set aside when it died stays set aside for the day.
  reserved bigint not null default 0,
  -- In the operator's own currency; null while no prices are set.
  cost numeric(14, 6),
  token_limit bigint not null,
  -- Since when nothing more is asked today; null while the budget holds.
  used_up_at timestamptz
);

-- What a provider was asked after a mail had gone to a person: a summary, which goes into the conversation, and a draft,
-- which nothing sends but an agent.
create table brief (
  message_id bigint primary key references message on delete cascade,
  conversation_id bigint not null references conversation on delete cascade,
  model text not null,
  outcome text not null check (outcome in ('answered', 'not_asked', 'failed')),
  reason text,
  ms integer not null,
  tokens_in bigint not null,
  tokens_out bigint not null,
  cost numeric(14, 6),
  -- Null where there was none that could be traced to templates and thread.
  draft text,
  created_at timestamptz not null default now()
);
create index brief_conversation on brief (conversation_id, message_id);
create trigger brief_written after insert or update on brief
  for each row execute function notify_conversation();
