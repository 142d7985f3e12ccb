-- What agents write: drafts with their files, saved replies, whom a mail goes to besides, mail that leaves later, and forwards.

-- Of each agent one unsent answer in each conversation, the same on every device.
create table reply_draft (
  conversation_id bigint not null references conversation on delete cascade,
  agent_id bigint not null references agent on delete cascade,
  html text not null,
  -- Null: that of the conversation.
  subject text,
  cc jsonb not null default '[]',
  bcc jsonb not null default '[]',
  -- The decision whose draft it began as.
  decision_id bigint references decision on delete set null,
  -- Whoever saves names the version that they changed: two tabs do not overwrite one another.
  version integer not null default 1,
  updated_at timestamptz not null default now(),
  primary key (conversation_id, agent_id)
);

-- What is to go along with an unsent answer; its rows go when that is sent.
create table reply_file (
  id bigint primary key generated always as identity,
  conversation_id bigint not null references conversation on delete cascade,
  agent_id bigint not null references agent on delete cascade,
  filename text not null,
  content_type text not null,
  content bytea not null,
  created_at timestamptz not null default now()
);
create index reply_file_draft on reply_file (conversation_id, agent_id);
-- Pictures and documents are packed already.
alter table reply_file alter column content set storage external;

create table saved_reply (
  id bigint primary key generated always as identity,
  -- Null: the whole team's.
  agent_id bigint references agent on delete cascade,
  -- What is typed after a semicolon.
  name text not null,
  text text not null,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);
create unique index saved_reply_name on saved_reply (coalesce(agent_id, 0), lower(name));

-- Below an agent's answers, in the place of the mailbox's; empty: the mailbox's.
alter table agent add column signature text not null default '';

alter table message add column bcc_addresses jsonb not null default '[]';
-- A mail of ours to somebody who is not the customer. What they answer is theirs, not the customer's.
alter table message add column is_forward boolean not null default false;
alter table message drop constraint message_author_check;
alter table message add constraint message_author_check
  check (author in ('customer', 'bot', 'agent', 'system', 'third_party'));
create index message_forward on message (conversation_id) where is_forward;

-- When an agent wants it to leave; null: as soon as it may. `due_at` moves with each try, this does not.
alter table outbox add column scheduled_for timestamptz;
create index outbox_scheduled on outbox (conversation_id) where scheduled_for is not null and state = 'queued';
