-- Orders fetched live from a shop, one-time codes, promises that are watched, and who of a team gets a conversation.

-- At most one row: the shop whose orders are asked for one by one.
create table shop (
  one boolean primary key default true check (one),
  enabled boolean not null default true,
  -- With "{number}" in it.
  url_template text not null,
  -- Sealed with BATON_SECRET: what requests are signed with.
  secret bytea not null,
  mapping jsonb not null,
  -- Hosts that may be at a private or loopback address, or speak without TLS.
  allowed_hosts text[] not null default '{}',
  cache_seconds integer not null default 60 check (cache_seconds between 0 and 3600),
  revision integer not null default 1,
  updated_at timestamptz not null default now(),
  updated_by text not null,
  -- Since when, and why, it could not be asked; null while it answers.
  failing_since timestamptz,
  fault text,
  alarm_mailed_at timestamptz
);

-- Codes mailed to the address on an order, so that who reads mail there may hear of it. The code itself is nowhere: it
-- is made from the nonce and BATON_SECRET.
create table sender_code (
  id bigint primary key generated always as identity,
  conversation_id bigint not null references conversation on delete cascade,
  -- The customer's mail that asked.
  question_id bigint not null references message on delete cascade,
  -- Our mail that carries the code.
  mail_id bigint references message on delete cascade,
  order_number text not null,
  address text not null check (address = lower(address)),
  asked_by text not null check (asked_by = lower(asked_by)),
  nonce bytea not null,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  -- Set when it was given rightly, when too many wrong ones were, or when another takes its place.
  ended_at timestamptz
);
create unique index sender_code_live on sender_code (conversation_id) where ended_at is null;
create index sender_code_address on sender_code (address, created_at);
create index sender_code_asked_by on sender_code (asked_by, created_at);
create index sender_code_mail on sender_code (mail_id);

-- One for each mail that gave a code: a mail that is read twice is one try.
create table sender_code_try (
  code_id bigint not null references sender_code on delete cascade,
  message_id bigint not null references message on delete cascade,
  verdict text not null check (verdict in ('right', 'wrong', 'expired', 'too_many')),
  primary key (code_id, message_id)
);

alter table outbox drop constraint outbox_kind_check;
alter table outbox add constraint outbox_kind_check
  check (kind in ('reply', 'ask', 'handover', 'agent', 'test', 'code', 'delay'));

-- Promises: whose they are, and what was said when one was about to be missed.
alter table conversation add column team text;
alter table conversation add column urgency integer not null default 0 check (urgency between 0 and 100);
-- When agents were warned that the promise is about to be missed.
alter table conversation add column promise_warned_at timestamptz;
-- When the customer was told another time, once.
alter table conversation add column promise_moved_at timestamptz;
create index conversation_handed_over on conversation (team, handed_over_at) where handed_over_at is not null;

-- Presence: who has been seen lately and is not away.
alter table agent add column seen_at timestamptz;
alter table agent add column away boolean not null default false;

-- What became of the bot's draft in an agent's hands.
create table draft_use (
  id bigint primary key generated always as identity,
  conversation_id bigint not null references conversation on delete cascade,
  decision_id bigint not null references decision on delete cascade,
  agent_id bigint references agent on delete set null,
  action text not null check (action in ('sent', 'edited', 'discarded')),
  draft text not null,
  -- What was sent in its place; null where it was discarded.
  sent text,
  message_id bigint references message on delete cascade,
  at timestamptz not null default now(),
  unique (decision_id, agent_id, action, message_id)
);
create index draft_use_conversation on draft_use (conversation_id, id);
