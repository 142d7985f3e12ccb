-- What a mail costs the database, where it comes with many others.

-- News by the statement: one look at what a statement has written, not a call for each row. What is told stays the same, the
-- id of each conversation; the outbox, which changes row by row while it sends, keeps its own way for that.
create function notify_conversations() returns trigger language plpgsql as $$
begin
  perform pg_notify('conversation', id::text) from written;
  return null;
end
$$;
create function notify_conversations_of() returns trigger language plpgsql as $$
begin
  perform pg_notify('conversation', conversation_id::text) from written;
  return null;
end
$$;

drop trigger conversation_changed on conversation;
create trigger conversation_begun after insert on conversation
  referencing new table as written for each statement execute function notify_conversations();
create trigger conversation_changed after update on conversation
  referencing new table as written for each statement execute function notify_conversations();

drop trigger message_added on message;
create trigger message_added after insert on message
  referencing new table as written for each statement execute function notify_conversations_of();

drop trigger outbox_changed on outbox;
create trigger outbox_added after insert on outbox
  referencing new table as written for each statement execute function notify_conversations_of();
create trigger outbox_changed after update on outbox
  for each row execute function notify_conversation();

-- The original of a small mail stands in its row: beside it, as two pieces with an index of their own, it takes more room
-- and almost twice the time.
alter table raw_mail set (toast_tuple_target = 8160);
