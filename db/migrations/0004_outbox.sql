-- Mail on its way out, in full: when it may go, how far it came, what a person may still do about it; files that go with it.

alter table outbox
  -- Not before this: the end of the time in which a person may take an answer back, or the next try. Else long past.
  add column due_at timestamptz not null default 'epoch',
  -- Tries end three days after the first one.
  add column first_tried_at timestamptz,
  -- Set right before the first byte of the mail leaves: without it a mail that is `sending` has not arrived anywhere.
  add column handed_over_at timestamptz,
  -- Of a mail of which nobody knows whether it went: how often it was looked for, and since when a person is asked.
  add column looks integer not null default 0,
  add column offered_at timestamptz,
  -- How often a person had it sent again, under the same Message-ID.
  add column resends integer not null default 0,
  -- Of a person's answer: how the conversation stood before it, for taking it back.
  add column before_reply jsonb,
  -- Sender of the envelope; empty as for a bounce (RFC 5321, 4.5.5), or null for the mailbox's own address.
  add column envelope_from text,
  -- The one it goes to, for counting what the bot writes to an address.
  add column to_address text not null default '';

update outbox set to_address = lower(coalesce(message.to_addresses -> 0 ->> 'address', ''))
  from message where message.id = outbox.message_id;

create index outbox_bot_mails on outbox (to_address, created_at) where kind <> 'agent';

-- The bytes of a file that goes out with a mail of ours; those that came in are taken from the original mail.
create table attachment_content (
  attachment_id bigint primary key references attachment on delete cascade,
  content bytea not null
);
-- Pictures and documents are packed already.
alter table attachment_content alter column content set storage external;

-- Why mail cannot be handed in from this mailbox: a wrong password, a server that is not there. Null while it can.
alter table mailbox
  add column sending_fault text,
  add column sending_fault_since timestamptz;
create trigger mailbox_sending_changed after update of sending_fault on mailbox
  for each row execute function notify_mailbox();
