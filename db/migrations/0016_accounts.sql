-- Accounts: invited, active and deactivated people, the second step of signing in, one-time links, teams, and the record
-- of who changed what.

-- Null: invited, or signing in through the company's provider alone.
alter table agent alter column password_hash drop not null;
alter table agent add column state text not null default 'active' check (state in ('invited', 'active', 'deactivated'));
-- Of mails to this person; null: never chosen, nor seen by what the browser asks for.
alter table agent add column language text;
-- Of times in mails to this person, such as Europe/Berlin; null: not known.
alter table agent add column time_zone text;
-- The secret of time-based codes (RFC 6238), sealed; null: the password is enough.
alter table agent add column totp_secret bytea;
-- The last 30-second step whose code was used: it, and those before it, are used up.
alter table agent add column totp_last_step bigint;

-- Each signs in once in place of a code; used, it is gone.
create table recovery_code (
  agent_id bigint not null references agent on delete cascade,
  code_hash bytea not null,
  primary key (agent_id, code_hash)
);

-- So that a person can tell sessions apart, and end one without seeing its token.
alter table agent_session add column id bigint not null generated always as identity unique;
alter table agent_session add column user_agent text not null default '';
alter table agent_session add column address text not null default '';
alter table agent_session add column last_seen_at timestamptz not null default now();

-- What opens one door once: the set-up page, an invitation, a new password, the second step after a right password.
create table account_token (
  token_hash bytea primary key,
  kind text not null check (kind in ('set_up', 'invitation', 'reset', 'second_step')),
  agent_id bigint references agent on delete cascade,
  created_at timestamptz not null default now(),
  expires_at timestamptz not null,
  check ((kind = 'set_up') = (agent_id is null))
);
create index account_token_agent on account_token (agent_id, kind);

-- Who works in which team of the policy, by the team's key. A team that nobody is in is everybody's.
create table agent_team (
  agent_id bigint not null references agent on delete cascade,
  team text not null,
  primary key (agent_id, team)
);
create index agent_team_team on agent_team (team, agent_id);

-- Who changed what. Rows are added and never changed.
create table audit (
  id bigint primary key generated always as identity,
  at timestamptz not null default now(),
  -- An agent's address; or what did it without one, such as an API token.
  who text not null,
  -- Such as `person.invited`.
  action text not null,
  kind text not null generated always as (split_part(action, '.', 1)) stored,
  -- What it was done to: an address, a template's name.
  subject text not null,
  before jsonb,
  after jsonb
);
create index audit_who on audit (who, id);
create index audit_kind on audit (kind, id);
