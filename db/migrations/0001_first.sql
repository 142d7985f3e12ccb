-- The house at its first day: mailboxes and their ledger, conversations, decisions, the outbox, people, settings.

create table mailbox (
  id bigint generated always as identity primary key,
  address text not null unique check (address = lower(address)),
  name text not null default '',
  authserv_id text,
  -- What the worker that watches it last said, for /readyz and the banner in the inbox.
  state text not null default 'connecting' check (state in ('connecting', 'watching', 'failing')),
  state_reason text,
  state_since timestamptz not null default now(),
  last_read_at timestamptz,
  created_at timestamptz not null default now()
);

-- The cursor: everything up to last_uid under uid_validity (RFC 3501, 2.3.1.1) is in the ledger.
create table folder (
  mailbox_id bigint not null references mailbox,
  name text not null,
  uid_validity bigint not null,
  last_uid bigint not null,
  first_contact_at timestamptz not null default now(),
  primary key (mailbox_id, name)
);

-- The original of each mail, byte for byte.
create table raw_mail (
  id bigint generated always as identity primary key,
  source bytea not null,
  size integer generated always as (octet_length(source)) stored,
  created_at timestamptz not null default now()
);
-- Mail does not compress well enough in the database to pay for the time.
alter table raw_mail alter column source set storage external;

create table customer (
  id bigint generated always as identity primary key,
  email text not null unique check (email = lower(email)),
  name text not null default '',
  blocked_at timestamptz,
  created_at timestamptz not null default now()
);

create table agent (
  id bigint generated always as identity primary key,
  email text not null unique check (email = lower(email)),
  name text not null,
  role text not null check (role in ('agent', 'manager', 'admin')),
  password_hash text not null,
  created_at timestamptz not null default now()
);

create table agent_session (
  -- SHA-256 of the token in the cookie: a stolen table signs nobody in.
  token_hash bytea primary key,
  agent_id bigint not null references agent on delete cascade,
  created_at timestamptz not null default now(),
  expires_at timestamptz not null
);
create index agent_session_agent on agent_session (agent_id);

create table api_token (
  id bigint generated always as identity primary key,
  name text not null,
  token_hash bytea not null unique,
  created_at timestamptz not null default now(),
  last_used_at timestamptz
);

create table conversation (
  -- Also the number that people see and say.
  id bigint generated always as identity (start with 1001) primary key,
  mailbox_id bigint not null references mailbox,
  customer_id bigint not null references customer,
  subject text not null,
  status text not null default 'open' check (status in ('open', 'waiting', 'snoozed', 'resolved', 'spam')),
  handler text not null default 'none' check (handler in ('bot', 'human', 'none')),
  assignee_id bigint references agent on delete set null,
  -- The one outcome that the figures count; see triage/decide/outcome.ts.
  outcome text not null default 'pending'
    check (outcome in ('pending', 'answered', 'asked', 'handed_over', 'filed')),
  -- Of the newest customer mail that was understood.
  intent text,
  confidence real,
  anger real not null default 0,
  sarcasm real not null default 0,
  negative real not null default 0,
  language text,
  -- Why a person has it, the deciding reason first; empty while the bot has it.
  reasons text[] not null default '{}',
  summary jsonb not null default '[]',
  handed_over_at timestamptz,
  promised_by timestamptz,
  -- Since when the customer waits for a person's answer.
  waiting_since timestamptz,
  created_at timestamptz not null default now(),
  last_message_at timestamptz not null default now()
);
create index conversation_needs_person on conversation (last_message_at desc, id desc)
  where handler = 'human' and status = 'open';
create index conversation_recent on conversation (last_message_at desc, id desc);
create index conversation_handler on conversation (handler, last_message_at desc, id desc);
create index conversation_customer on conversation (customer_id);
create index conversation_created on conversation (created_at);

create table message (
  id bigint generated always as identity primary key,
  conversation_id bigint not null references conversation,
  direction text not null check (direction in ('in', 'out', 'note')),
  author text not null check (author in ('customer', 'bot', 'agent', 'system')),
  agent_id bigint references agent on delete set null,
  raw_mail_id bigint references raw_mail,
  message_id text not null,
  in_reply_to text,
  refs text[] not null default '{}',
  from_address text not null,
  from_name text not null default '',
  to_addresses jsonb not null default '[]',
  cc_addresses jsonb not null default '[]',
  subject text not null,
  -- The whole text; `reply` is a view of it without quotes and signature.
  text text not null,
  reply text not null,
  html text,
  automated_kind text not null default 'none',
  automated_reason text not null default '',
  authenticity text not null default 'none' check (authenticity in ('pass', 'fail', 'none')),
  authenticity_reason text not null default '',
  at timestamptz not null,
  created_at timestamptz not null default now()
);
create index message_conversation on message (conversation_id, id);
create index message_message_id on message (message_id);

create table attachment (
  id bigint generated always as identity primary key,
  message_id bigint not null references message,
  -- Place among the parts of the original, from which the bytes are taken when asked for.
  position integer not null,
  filename text not null,
  content_type text not null,
  size integer not null,
  content_id text,
  inline boolean not null
);
create index attachment_message on attachment (message_id, position);

create table ledger (
  id bigint generated always as identity primary key,
  mailbox_id bigint not null references mailbox,
  folder text not null,
  uid_validity bigint not null,
  uid bigint not null,
  raw_mail_id bigint references raw_mail,
  internal_date timestamptz,
  message_id text,
  -- Identity of the mail itself, so that the same mail under another UID is told from a new one.
  dedupe_key text,
  disposition text not null default 'received' check (disposition in (
    'received', 'new', 'threaded', 'duplicate', 'auto-reply', 'bounce', 'own', 'list', 'spam', 'blocked',
    'too-large', 'unparsable', 'retrying', 'history')),
  reason text not null default '',
  message_ref bigint references message,
  conversation_id bigint references conversation,
  created_at timestamptz not null default now(),
  settled_at timestamptz,
  unique (mailbox_id, folder, uid_validity, uid)
);
create index ledger_conversation on ledger (conversation_id);
-- One mailbox takes in each mail once, whatever its UID.
create unique index ledger_dedupe on ledger (mailbox_id, dedupe_key) where disposition in ('new', 'threaded');

create table policy (
  version bigint generated always as identity primary key,
  body jsonb not null,
  created_at timestamptz not null default now(),
  created_by text not null
);

create table understanding (
  id bigint generated always as identity primary key,
  message_id bigint not null references message,
  body jsonb not null,
  created_at timestamptz not null default now()
);
create index understanding_message on understanding (message_id, id);

-- Stored, with all that led to it, before anything is done.
create table decision (
  id bigint generated always as identity primary key,
  message_id bigint not null references message,
  conversation_id bigint not null references conversation,
  understanding_id bigint references understanding,
  policy_version bigint references policy,
  action text not null check (action in ('reply', 'ask', 'escalate', 'file')),
  reasons text[] not null,
  intent text,
  confidence real,
  threshold real,
  template text,
  slots jsonb not null default '{}',
  missing text[] not null default '{}',
  facts jsonb not null default '[]',
  created_at timestamptz not null default now()
);
create index decision_conversation on decision (conversation_id, id);
create index decision_message on decision (message_id);

-- A mail on its way out. Its Message-ID stands in `message` before the first try.
create table outbox (
  id bigint generated always as identity primary key,
  conversation_id bigint not null references conversation,
  message_id bigint not null unique references message,
  -- Which mail this one answers: the bot writes at most once for each.
  in_answer_to bigint references message,
  kind text not null check (kind in ('reply', 'ask', 'handover', 'agent')),
  state text not null default 'queued'
    check (state in ('queued', 'sending', 'sent', 'unknown', 'failed', 'withdrawn')),
  state_reason text not null default '',
  attempts integer not null default 0,
  server_response text,
  sent_at timestamptz,
  sent_copy_at timestamptz,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);
create unique index outbox_one_bot_mail_per_mail on outbox (in_answer_to) where kind <> 'agent';
create index outbox_conversation on outbox (conversation_id, id);
create index outbox_unsettled on outbox (updated_at) where state in ('queued', 'sending', 'unknown', 'failed');

create table orders (
  number text primary key,
  customer_email text not null check (customer_email = lower(customer_email)),
  status text not null check (status in (
    'received', 'processing', 'shipped', 'out_for_delivery', 'delivered', 'delayed', 'cancelled', 'returned')),
  placed_at timestamptz not null,
  items jsonb not null default '[]',
  total numeric(14, 2),
  currency text,
  carrier text,
  tracking_number text,
  tracking_url text,
  expected_delivery date,
  delivered_at timestamptz,
  updated_at timestamptz not null default now()
);
create index orders_customer on orders (customer_email, placed_at desc);

-- Pages listen on this channel; the payload is the conversation's id.
create function notify_conversation() returns trigger language plpgsql as $$
begin
  if tg_table_name = 'conversation' then
    perform pg_notify('conversation', new.id::text);
  else
    perform pg_notify('conversation', new.conversation_id::text);
  end if;
  return null;
end
$$;
create trigger conversation_changed after insert or update on conversation
  for each row execute function notify_conversation();
create trigger message_added after insert on message
  for each row execute function notify_conversation();
create trigger outbox_changed after insert or update on outbox
  for each row execute function notify_conversation();

create function notify_mailbox() returns trigger language plpgsql as $$
begin
  perform pg_notify('mailbox', new.id::text);
  return null;
end
$$;
create trigger mailbox_changed after insert or update of state, state_reason on mailbox
  for each row execute function notify_mailbox();
