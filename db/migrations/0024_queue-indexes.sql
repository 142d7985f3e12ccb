-- The queue at a million conversations: an index for each view of the inbox, which holds no more than the view does.

drop index conversation_needs_person;
create index conversation_needs_person on conversation (last_message_at desc, id desc)
  where handler = 'human' and status = 'open' and merged_into is null;
create index conversation_most_urgent
  on conversation ((-rank), (coalesce(promised_by, 'infinity'::timestamptz)), id)
  where handler = 'human' and status = 'open' and merged_into is null;
-- Mine; and, where the assignee is null, nobody's.
create index conversation_open_of on conversation (assignee_id, last_message_at desc, id desc)
  where handler = 'human' and status = 'open' and merged_into is null;
create index conversation_open_team on conversation (team, last_message_at desc, id desc)
  where handler = 'human' and status = 'open' and merged_into is null;
create index conversation_with_bot on conversation (last_message_at desc, id desc)
  where handler = 'bot' and merged_into is null;
create index conversation_waiting on conversation (last_message_at desc, id desc)
  where handler = 'human' and status = 'waiting' and merged_into is null;
create index conversation_snoozed on conversation (last_message_at desc, id desc)
  where status = 'snoozed' and merged_into is null;
create index conversation_resolved on conversation (last_message_at desc, id desc)
  where handler = 'human' and status = 'resolved' and merged_into is null;
create index conversation_spam on conversation (last_message_at desc, id desc)
  where status = 'spam' and merged_into is null;
create index conversation_filed on conversation (last_message_at desc, id desc)
  where outcome = 'filed' and merged_into is null;
-- Customers of one firm.
create index customer_domain on customer (split_part(email, '@', 2));
