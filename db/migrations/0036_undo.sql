-- What an agent did beside the queue's columns can be undone too: what that takes is kept with the action.
alter table queue_action
  -- `about`: what a notice says of it; `rows`: each row that it changed, as it was and as it became.
  add column detail jsonb not null default '{}';

-- What a split moved, for as long as it can be put together again.
create table conversation_split (
  id bigint generated always as identity primary key,
  source_id bigint not null references conversation on delete cascade,
  -- The conversation that was made.
  made_id bigint not null references conversation on delete cascade,
  agent_id bigint references agent on delete set null,
  at timestamptz not null default now(),
  undone_at timestamptz,
  -- How the source stood before.
  before jsonb not null,
  -- How both stood after: only while they still stand so, nothing is lost by putting them together.
  after jsonb not null,
  -- The codes that it ended.
  code_ids bigint[] not null
);
create index conversation_split_source on conversation_split (source_id);
create index conversation_split_made on conversation_split (made_id);

-- A file of an unsent answer that was thrown away, for as long as that can be undone.
alter table reply_file add column discarded_by bigint references queue_action on delete cascade;
create index reply_file_discarded on reply_file (discarded_by) where discarded_by is not null;
