-- What a team says and shows itself: notes with mentions, reminders, notifications.

-- Whom a note names; `words` is what stands behind the @.
create table note_mention (
  message_id bigint not null references message on delete cascade,
  words text not null,
  agent_id bigint references agent on delete cascade,
  team text,
  check ((agent_id is null) <> (team is null))
);
create index note_mention_message on note_mention (message_id);

-- What a note said before it was edited or deleted.
create table note_change (
  id bigint generated always as identity primary key,
  message_id bigint not null references message on delete cascade,
  conversation_id bigint not null references conversation on delete cascade,
  agent_id bigint references agent on delete set null,
  what text not null check (what in ('edited', 'deleted')),
  before text not null,
  at timestamptz not null default now()
);
create index note_change_conversation on note_change (conversation_id, id);
create trigger note_changed after insert on note_change for each row execute function notify_conversation();

-- When a conversation comes back to people, and to whom that is told: one at a time.
create table reminder (
  conversation_id bigint primary key references conversation on delete cascade,
  agent_id bigint references agent on delete set null,
  -- `until`: at a time; `reply`: when the customer writes; `follow_up`: at a time, unless the customer has written by then.
  kind text not null check (kind in ('until', 'reply', 'follow_up')),
  due_at timestamptz,
  created_at timestamptz not null,
  -- When its time came.
  ended_at timestamptz,
  check ((kind = 'reply') = (due_at is null))
);
insert into reminder (conversation_id, agent_id, kind, due_at, created_at)
  select id, assignee_id, 'until', snoozed_until, now() from conversation
  where status = 'snoozed' and snoozed_until is not null;

create table notification (
  id bigint generated always as identity primary key,
  agent_id bigint not null references agent on delete cascade,
  kind text not null check (kind in (
    'assigned', 'mention', 'customer_replied', 'new_in_team', 'promise_due', 'mail_failed', 'reminder')),
  conversation_id bigint not null references conversation on delete cascade,
  message_id bigint references message on delete cascade,
  -- Who caused it; null: nobody of the team.
  by_agent_id bigint references agent on delete set null,
  at timestamptz not null default now(),
  -- The ways that the agent wanted for this kind then.
  in_page boolean not null,
  by_browser boolean not null,
  by_mail boolean not null,
  read_at timestamptz,
  mailed_at timestamptz
);
create index notification_newest on notification (agent_id, id desc) where in_page;
create index notification_unread on notification (agent_id, conversation_id) where read_at is null;
create index notification_mailed on notification (agent_id, mailed_at) where mailed_at is not null;
create index notification_old on notification (at);

-- Only what differs from what is usual.
create table notification_choice (
  agent_id bigint not null references agent on delete cascade,
  kind text not null,
  page boolean not null,
  browser boolean not null,
  mail boolean not null,
  primary key (agent_id, kind)
);

create function notify_agent() returns trigger language plpgsql as $$
begin
  perform pg_notify('notification', new.agent_id::text);
  return null;
end
$$;
create trigger notification_changed after insert or update of read_at on notification
  for each row execute function notify_agent();
