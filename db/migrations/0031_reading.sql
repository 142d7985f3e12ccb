-- What each agent has read of a conversation.

-- Messages up to this one count as read: there is no news in what was there before somebody came.
alter table agent add column read_from bigint not null default 0;
update agent set read_from = (select coalesce(max(id), 0) from message);
create function begin_reading() returns trigger language plpgsql as $$
begin
  new.read_from := (select coalesce(max(id), 0) from message);
  return new;
end
$$;
create trigger agent_begins before insert on agent for each row execute function begin_reading();

create table conversation_read (
  agent_id bigint not null references agent on delete cascade,
  conversation_id bigint not null references conversation on delete cascade,
  -- The newest message that they had before their eyes; null: they want it to be unread.
  up_to bigint,
  primary key (agent_id, conversation_id)
);
create index conversation_read_marked on conversation_read (agent_id, conversation_id) where up_to is null;
-- What has become so old that it counts as read by itself is forgotten.
create index conversation_read_old on conversation_read (up_to);
