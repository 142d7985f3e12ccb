-- Sorting by people: tags, priority, what happened to a conversation, merging, blocked senders; and who a customer is.

-- In lower case; a name that changes, changes in every conversation.
create table tag (
  name text primary key check (name = lower(btrim(name)) and name <> '' and length(name) <= 40),
  created_at timestamptz not null default now()
);

create table conversation_tag (
  conversation_id bigint not null references conversation on delete cascade,
  tag text not null references tag on update cascade on delete cascade,
  agent_id bigint references agent on delete set null,
  created_at timestamptz not null default now(),
  primary key (conversation_id, tag)
);
create index conversation_tag_tag on conversation_tag (tag, conversation_id);

alter table conversation
  -- A person's word; `urgency` is the machine's.
  add column priority text not null default 'normal' check (priority in ('low', 'normal', 'high', 'urgent')),
  -- What the most urgent are sorted by: a person's word goes before the machine's.
  add column rank integer not null generated always as (urgency + case priority
    when 'urgent' then 3000 when 'high' then 2000 when 'normal' then 1000 else 0 end) stored,
  -- Its mails are in that one now, and whoever asks for it is led there. Never a chain: that one is merged into none.
  add column merged_into bigint references conversation;
create index conversation_merged on conversation (merged_into) where merged_into is not null;

-- What people (or Baton, where no agent is named) did to a conversation, beside its mails; never changed.
create table conversation_event (
  id bigint generated always as identity primary key,
  conversation_id bigint not null references conversation on delete cascade,
  agent_id bigint references agent on delete set null,
  kind text not null,
  detail jsonb not null default '{}',
  at timestamptz not null default now()
);
create index conversation_event_conversation on conversation_event (conversation_id, id);
create trigger conversation_event_added after insert on conversation_event
  for each row execute function notify_conversation();

-- What a merge moved, for as long as it can be undone.
create table conversation_merge (
  id bigint generated always as identity primary key,
  source_id bigint not null references conversation on delete cascade,
  target_id bigint not null references conversation on delete cascade,
  agent_id bigint references agent on delete set null,
  at timestamptz not null default now(),
  undone_at timestamptz,
  message_ids bigint[] not null,
  -- How both stood before.
  before jsonb not null
);
create index conversation_merge_source on conversation_merge (source_id);
create index conversation_merge_target on conversation_merge (target_id);

-- Two conversations that belong together and stay two.
create table conversation_link (
  one_id bigint not null references conversation on delete cascade,
  other_id bigint not null references conversation on delete cascade,
  agent_id bigint references agent on delete set null,
  created_at timestamptz not null default now(),
  primary key (one_id, other_id),
  check (one_id < other_id)
);
create index conversation_link_other on conversation_link (other_id);

-- A mail that finds its place while that place is being merged away goes where the others went.
create function follow_merge() returns trigger language plpgsql as $$
begin
  select coalesce(merged_into, id) into new.conversation_id
    from conversation where id = new.conversation_id for key share;
  return new;
end
$$;
create trigger message_follows_merge before insert on message
  for each row execute function follow_merge();

-- Whose mail is taken in and shown to nobody: an address, or a domain as "@example.com".
create table blocked_sender (
  pattern text primary key check (pattern = lower(pattern) and pattern ~ '^[^\s@]*@[^\s@]+$'),
  agent_id bigint references agent on delete set null,
  -- The conversation in which it was blocked.
  conversation_id bigint references conversation on delete set null,
  created_at timestamptz not null default now()
);

alter table customer
  -- The language that the team knows them to speak; null: as they write.
  add column language text check (language ~ '^[a-z]{2}$'),
  -- This address is another one of that customer's, who is nobody else's. Conversations stay with the address.
  add column same_as bigint references customer;
create index customer_same_as on customer (same_as) where same_as is not null;
-- For `like 'eva%'`, whatever the collation.
create index customer_email_begins on customer (email text_pattern_ops);
create index customer_name_begins on customer (lower(name) text_pattern_ops);
create index conversation_customer_recent on conversation (customer_id, last_message_at desc, id desc);
drop index conversation_customer;

create table customer_tag (
  customer_id bigint not null references customer on delete cascade,
  tag text not null references tag on update cascade on delete cascade,
  primary key (customer_id, tag)
);
create index customer_tag_tag on customer_tag (tag, customer_id);

create table customer_note (
  id bigint generated always as identity primary key,
  customer_id bigint not null references customer on delete cascade,
  agent_id bigint references agent on delete set null,
  text text not null check (text <> ''),
  created_at timestamptz not null default now()
);
create index customer_note_customer on customer_note (customer_id, id);
