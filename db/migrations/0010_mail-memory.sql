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
