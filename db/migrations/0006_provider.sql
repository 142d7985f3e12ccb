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

-- At most one for a conversation: for its newest mail, and gone with the next. Nothing sends it but an agent.
create table draft (
  conversation_id bigint primary key references conversation on delete cascade,
  message_id bigint not null references message on delete cascade,
  text text not null,
  model text not null,
  created_at timestamptz not null default now()
);
