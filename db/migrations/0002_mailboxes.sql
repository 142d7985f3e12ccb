-- Mailboxes that are not in the environment: how each is reached, what is read of it.

alter table mailbox
  add column enabled boolean not null default true,
  -- Counts the changes of what follows, so that the worker notices; a token that the provider renewed is none.
  add column revision integer not null default 0,
  -- How it is reached: {host, port, tls: tls | starttls | none, user, pin}. Null where the environment says it.
  add column imap jsonb,
  add column smtp jsonb,
  -- For a log-in with tokens: {provider, clientId, tokenUrl, scope}. What is secret of it is in `credentials`.
  add column oauth jsonb,
  -- Passwords and tokens, sealed under a key made from BATON_SECRET and bound to this row's id.
  add column credentials bytea,
  add column folders text[] not null default '{INBOX}' check (cardinality(folders) > 0),
  -- Text under what is sent from here.
  add column signature text not null default '',
  -- A mail server that tells nothing is asked this often.
  add column poll_seconds integer not null default 20 check (poll_seconds between 5 and 3600),
  -- At first contact the mail of so many days comes in as history.
  add column import_days integer not null default 0 check (import_days >= 0),
  -- Mail that reaches us later than this goes to a person.
  add column age_limit_hours integer not null default 24 check (age_limit_hours > 0),
  add constraint mailbox_reached_whole
    check ((imap is null) = (smtp is null) and (imap is null) = (credentials is null));

drop trigger mailbox_changed on mailbox;
create trigger mailbox_changed
  after insert or update of name, state, state_reason, enabled, imap, smtp, oauth, credentials, folders,
    signature, poll_seconds, import_days, age_limit_hours on mailbox
  for each row execute function notify_mailbox();
