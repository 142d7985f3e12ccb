-- Large mail on its way in: what has been fetched of it so far, so that nobody needs to hold the whole.

-- Not logged: after a crash of the database it is empty, and the mail is fetched again from its beginning.
create unlogged table incoming_piece (
  upload uuid not null,
  place integer not null,
  bytes bytea not null,
  created_at timestamptz not null default now(),
  primary key (upload, place)
);
alter table incoming_piece alter column bytes set storage external;

-- The one row by which a database knows itself: what a worker has seen in it and finds missing at a later start was lost.
create table database_life (
  only_row boolean primary key default true check (only_row),
  id uuid not null default gen_random_uuid(),
  beat_at timestamptz not null default now(),
  -- When the database was last found set back to an older state, as after a backup was put back.
  set_back_at timestamptz
);
insert into database_life default values;

-- What the last sweep found: mails on the server from first_uid to last_uid, and how many of them it could not take in.
alter table folder
  add column swept_on_server bigint,
  add column swept_lag bigint;
