-- What nobody has, in its order: PostgreSQL takes "is null" for no fixed value, and would sort all of it at each look.

create index conversation_open_unassigned on conversation (last_message_at desc, id desc)
  where handler = 'human' and status = 'open' and assignee_id is null and merged_into is null;
