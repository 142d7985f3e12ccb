-- What a team has taught the engine: every version of it, what it was made from, and how it did on the team's own cases.

create table team_model (
  version integer primary key generated always as identity,
  -- Names the content: the same cases on the same base give the same name.
  name text not null,
  -- The base model that it corrects; on another one it means nothing.
  base text not null,
  made_at timestamptz not null default now(),
  -- The team's own intents that it knows.
  own_intents text[] not null default '{}',
  -- [{from, label, ...}]: a template's example with its words, a corrected mail by the id of its message.
  cases jsonb not null,
  -- {cases, before, after, gained, lost, kept}; null where there were too few cases to judge by.
  figures jsonb,
  state text not null check (state in ('active', 'kept', 'refused')),
  -- In words, why it was refused or is not in use; null while it is.
  reason text,
  -- Null where it is no longer kept: what it decided is stored with the decisions.
  model bytea
);
create unique index team_model_active on team_model (state) where state = 'active';

-- Somebody has chosen a version, or the base: until that is taken back no new version takes its place by itself.
create table team_model_choice (
  only_one boolean primary key default true check (only_one),
  -- Null: the base alone.
  version integer references team_model,
  chosen_by text not null,
  chosen_at timestamptz not null default now()
);

create function notify_team_model() returns trigger language plpgsql as $$
begin
  perform pg_notify('team_model', '');
  return null;
end
$$;
create trigger team_model_changed after insert or update on team_model
  for each statement execute function notify_team_model();
