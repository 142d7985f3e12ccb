-- Trying before saving: a policy on the mail of last month, and one mail by itself.

-- A policy tried on stored decisions. One for each who tries: a new try takes the place of the last.
create table policy_replay (
  id bigint generated always as identity primary key,
  -- An agent's address, or the name of an API token.
  created_by text not null unique,
  created_at timestamptz not null default now(),
  -- What is tried: {policy?, templates?}; what is not in it stays as it is.
  proposal jsonb not null,
  -- The version that the proposal would follow.
  based_on bigint references policy (version),
  -- Decisions since then are tried.
  since timestamptz not null,
  state text not null default 'queued' check (state in ('queued', 'running', 'done', 'cancelled', 'failed')),
  failure text,
  total integer not null default 0,
  -- Counts so far: {judged, same, changed, already, moves: [{from, to, count}], skipped: {why: count}}.
  tally jsonb not null default '{}',
  finished_at timestamptz
);

-- A decision that would have been another one.
create table policy_replay_change (
  replay_id bigint not null references policy_replay (id) on delete cascade,
  decision_id bigint not null references decision (id) on delete cascade,
  conversation_id bigint not null references conversation (id) on delete cascade,
  -- {do, reasons, team, parts, confidence, threshold}.
  before jsonb not null,
  after jsonb not null,
  -- The policy that holds now would lead there too.
  already boolean not null,
  primary key (replay_id, decision_id)
);

-- What the replay before it was saved had shown: {total, same, changed, already, moves, skipped, at}.
alter table policy add column replay jsonb;

-- Where last month begins is found without reading all decisions there ever were.
create index decision_time on decision using brin (created_at) with (autosummarize = on);

-- A mail tried by itself in the playground: nothing of it goes anywhere, and the row is gone within the hour.
create table mail_trial (
  id bigint generated always as identity primary key,
  created_by text not null,
  created_at timestamptz not null default now(),
  -- {source} or {messageId}, and the authenticity that is assumed.
  input jsonb not null,
  source bytea,
  state text not null default 'queued' check (state in ('queued', 'done', 'failed')),
  result jsonb,
  failure text
);
create index mail_trial_by on mail_trial (created_by, id);

create function notify_trial() returns trigger language plpgsql as $$
begin
  perform pg_notify('trial', new.id::text);
  return null;
end
$$;
create trigger policy_replay_changed after insert or update on policy_replay
  for each row execute function notify_trial();
create trigger mail_trial_changed after insert or update on mail_trial
  for each row execute function notify_trial();
