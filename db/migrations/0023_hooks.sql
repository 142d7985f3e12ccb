-- Other programs: what their tokens may do, and webhooks, which tell them what happens here.

alter table api_token add column scopes text[] not null default '{read,write,admin}'
  check (scopes <@ '{read,write,admin}' and cardinality(scopes) > 0);
alter table api_token add column created_by text not null default '';
-- Requests it may make in a minute.
alter table api_token add column per_minute integer not null default 6000 check (per_minute between 1 and 1000000);

create table webhook (
  id bigint primary key generated always as identity,
  url text not null,
  events text[] not null check (cardinality(events) > 0),
  -- Sealed under BATON_SECRET.
  secret bytea not null,
  enabled boolean not null default true,
  -- Its host may be at a private address and be asked without TLS: somebody has said so of this very host.
  own_network boolean not null default false,
  -- Subject and customer go along.
  with_details boolean not null default false,
  created_at timestamptz not null default now(),
  created_by text not null,
  -- Since when no delivery has come through.
  failing_since timestamptz,
  fault text,
  -- It failed for so long that it was switched off; null where people switched it.
  given_up_at timestamptz,
  given_up_mailed_at timestamptz
);

-- Exists only where a webhook wants it.
create table webhook_event (
  id bigint primary key generated always as identity,
  -- What receivers know it by, however often it comes.
  key uuid not null default gen_random_uuid(),
  type text not null,
  conversation_id bigint references conversation on delete cascade,
  -- As it stood when it happened.
  data jsonb not null,
  at timestamptz not null default clock_timestamp()
);
create index webhook_event_at on webhook_event (at);
create index webhook_event_conversation on webhook_event (conversation_id);

create table webhook_delivery (
  id bigint primary key generated always as identity,
  webhook_id bigint not null references webhook on delete cascade,
  event_id bigint not null references webhook_event on delete cascade,
  -- The event's: what is of one conversation goes out in order.
  conversation_id bigint,
  state text not null default 'queued' check (state in ('queued', 'delivered', 'failed')),
  tries integer not null default 0,
  next_try_at timestamptz not null default now(),
  -- Somebody waits for it in front of a page: a test, or sent again by hand.
  by_hand boolean not null default false,
  last_try_at timestamptz,
  -- Of the last try: the status of the answer and how it begins, or why there was none.
  status integer,
  response text not null default '',
  fault text,
  milliseconds integer,
  unique (webhook_id, event_id)
);
create index webhook_delivery_event on webhook_delivery (event_id);
create index webhook_delivery_log on webhook_delivery (webhook_id, id);
create index webhook_delivery_queued on webhook_delivery (webhook_id, conversation_id, id) where state = 'queued';

-- Called by the triggers below, with what happened, in the transaction in which it happened: `kinds[i]` to `conversations[i]`, with
-- `more[i]` beside the conversation as it stands now. Jobs have no key, so that two who cause events do not wait for each other.
create function queue_hooks(kinds text[], conversations bigint[], more jsonb[]) returns void language plpgsql as $$
declare
  hooks bigint[];
begin
  with cause as (
    select * from unnest(kinds, conversations, more) with ordinality as each (kind, conversation_id, more, place)
    where exists (select from webhook where enabled and each.kind = any(webhook.events))
  ), event as (
    insert into webhook_event (type, conversation_id, data)
    select cause.kind, conversation.id, jsonb_build_object('conversation', jsonb_build_object(
        'id', conversation.id::text, 'number', conversation.id, 'status', conversation.status,
        'handler', conversation.handler, 'team', conversation.team, 'assignee', agent.email,
        'outcome', conversation.outcome, 'intent', conversation.intent, 'reasons', to_jsonb(conversation.reasons),
        'urgency', conversation.urgency, 'promisedBy', conversation.promised_by)) || cause.more
    from cause join conversation on conversation.id = cause.conversation_id
      left join agent on agent.id = conversation.assignee_id
    order by cause.place
    returning id, type, conversation_id
  ), delivery as (
    insert into webhook_delivery (webhook_id, event_id, conversation_id)
    select webhook.id, event.id, event.conversation_id
    from event join webhook on webhook.enabled and event.type = any(webhook.events)
    order by event.id
    returning webhook_id
  )
  select array_agg(distinct webhook_id) into hooks from delivery;
  if hooks is not null then
    perform graphile_worker.add_job('deliver-webhook', payload => json_build_object('webhookId', hook),
      queue_name => 'webhook:' || (hook % 2), max_attempts => 8, priority => 2)
    from unnest(hooks) as hook;
  end if;
end
$$;

create function hook_conversations() returns trigger language plpgsql as $$
begin
  if not exists (select from webhook where enabled) then
    return null;
  end if;
  perform queue_hooks(array_agg(kind order by place, id), array_agg(id order by place, id), array_agg('{}'::jsonb))
  from (
    select after.id, happened.kind, happened.place
    from before join after on after.id = before.id, lateral (values
      ('conversation.escalated', 1, before.handler <> 'human' and after.handler = 'human' and after.status = 'open'
        and after.handed_over_at is not null
        -- A person who opens it again has not been handed it.
        and (before.status <> 'resolved' or before.reasons <> after.reasons or before.handed_over_at is null)),
      ('conversation.reopened', 2, before.status = 'resolved' and after.status in ('open', 'waiting')
        and not before.history),
      ('conversation.assigned', 3, before.assignee_id is distinct from after.assignee_id),
      ('conversation.resolved', 4, before.status <> 'resolved' and after.status = 'resolved')
    ) as happened (kind, place, did)
    where happened.did
  ) as change;
  return null;
end
$$;
create trigger hook_conversations after update on conversation
  referencing old table as before new table as after for each statement execute function hook_conversations();

-- A mail has its place in a conversation. What lay in the mailbox before Baton came is no news, nor is a mail read once more.
create function hook_received() returns trigger language plpgsql as $$
begin
  if not exists (select from webhook where enabled and 'message.received' = any(events)) then
    return null;
  end if;
  perform queue_hooks(array_agg('message.received'::text), array_agg(message.conversation_id order by message.id),
    array_agg(jsonb_build_object('message', jsonb_build_object('id', message.id::text,
      'messageId', message.message_id, 'automated', message.automated_kind, 'at', message.at)) order by message.id))
  from before join after on after.id = before.id join message on message.id = after.message_ref
  where before.message_ref is null and not after.history
    and after.disposition in ('new', 'threaded', 'auto-reply', 'bounce', 'list', 'too-large');
  return null;
end
$$;
create trigger hook_received after update on ledger
  referencing old table as before new table as after for each statement execute function hook_received();

-- An answer counts once it has left.
create function hook_replied() returns trigger language plpgsql as $$
begin
  if not exists (select from webhook where enabled and 'conversation.replied' = any(events)) then
    return null;
  end if;
  perform queue_hooks(array_agg('conversation.replied'::text), array_agg(message.conversation_id order by message.id),
    array_agg(jsonb_build_object('message', jsonb_build_object('id', message.id::text,
      'messageId', message.message_id, 'author', message.author, 'kind', after.kind, 'at', message.at))
      order by message.id))
  from before join after on after.id = before.id join message on message.id = after.message_id
  where before.state <> 'sent' and after.state = 'sent' and after.kind in ('reply', 'ask', 'handover', 'agent', 'delay');
  return null;
end
$$;
create trigger hook_replied after update on outbox
  referencing old table as before new table as after for each statement execute function hook_replied();

create function hook_tagged() returns trigger language plpgsql as $$
begin
  if not exists (select from webhook where enabled and 'conversation.tagged' = any(events)) then
    return null;
  end if;
  perform queue_hooks(array_agg('conversation.tagged'::text), array_agg(conversation_id order by id),
    array_agg(jsonb_build_object('tag', jsonb_build_object('name', detail ->> 'tag', 'added', kind = 'tagged'))
      order by id))
  from happened where kind in ('tagged', 'untagged');
  return null;
end
$$;
create trigger hook_tagged after insert on conversation_event
  referencing new table as happened for each statement execute function hook_tagged();

-- A trigger that keeps the rows of before and after costs a change of conversations a fifth of its time, webhook or none: each is
-- switched on only while a webhook wants its events (`db/hook-triggers.ts`).
alter table conversation disable trigger hook_conversations;
alter table ledger disable trigger hook_received;
alter table outbox disable trigger hook_replied;
alter table conversation_event disable trigger hook_tagged;
