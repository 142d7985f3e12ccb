-- What pages and searches need at a million conversations.

-- Words that few mails have are always looked up: of many rare ones at once PostgreSQL believes that reading all mail were
-- cheaper, which takes seconds.
create function search_messages(words tsquery)
  returns table (message_id bigint, conversation_id bigint, at timestamptz)
  language sql stable parallel safe set enable_seqscan = off set jit = off as $$
  select message_id, conversation_id, at from message_search where document @@ words
$$;

-- How a conversation stands, of all that are not over.
create index conversation_standing on conversation (status, last_message_at desc, id desc) where status <> 'resolved';
