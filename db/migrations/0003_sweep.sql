-- Sweep, import and alarm: what the ledger must know to be compared with the server, and what came of it.

-- From first_uid on, every UID under uid_validity has its row in the ledger. Up to history_uid all mail was there before
-- Baton; under a later UIDVALIDITY that is told by its date alone, and history_uid is 0.
alter table folder
  add column first_uid bigint,
  add column history_uid bigint not null default 0,
  add column swept_at timestamptz;
update folder set
  first_uid = coalesce((select min(uid) from ledger
    where ledger.mailbox_id = folder.mailbox_id and ledger.folder = folder.name
      and ledger.uid_validity = folder.uid_validity), last_uid + 1);
alter table folder alter column first_uid set not null;

-- What each watcher last said and when it last read; gone when the watching ends in order.
create table folder_watch (
  mailbox_id bigint not null references mailbox on delete cascade,
  folder text not null,
  state text not null default 'connecting' check (state in ('connecting', 'watching', 'failing')),
  state_reason text,
  state_since timestamptz not null default now(),
  last_read_at timestamptz,
  primary key (mailbox_id, folder)
);

-- An outage that has been told of: when, and whether the operator got a mail about it.
alter table mailbox
  add column alarmed_at timestamptz,
  add column alarm_mailed_at timestamptz;

alter table ledger
  -- As the server says it, in bytes; of a mail over the limit only the header is kept.
  add column size bigint,
  -- The mail was there before Baton: kept for what it says about the customer, never answered, never counted.
  add column history boolean not null default false,
  -- No longer in its folder: expunged, moved away, or under a UIDVALIDITY that has ended.
  add column gone_at timestamptz;
update ledger set history = true, settled_at = coalesce(settled_at, created_at) where disposition = 'history';
create index ledger_unsettled on ledger (created_at) where settled_at is null;
create index ledger_disposition on ledger (disposition);

-- Each mail is shown once, however many of our mailboxes and UIDs it came by.
create unique index ledger_one_message_per_mail on ledger (dedupe_key)
  where message_ref is not null and disposition in
    ('new', 'threaded', 'auto-reply', 'bounce', 'list', 'history', 'too-large');
drop index ledger_dedupe;

-- Began with imported mail only; the first mail that comes after makes it an ordinary one.
alter table conversation add column history boolean not null default false;

-- How often the sweep had to put something right, by kind, since the first day.
create table sweep_repair (
  kind text primary key,
  total bigint not null default 0,
  last_at timestamptz not null default now()
);
