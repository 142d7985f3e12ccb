-- What lists are narrowed by, in one index for all of it: also what matches nothing, or little in any order, is found at once.

-- The letter before the blank tells them apart; reasons stand for themselves, and have no blank. `db/conversation-filter.ts`
-- asks for the same words.
create function conversation_facets(intent text, outcome text, language text, team text, reasons text[],
    anger real, sarcasm real, negative real)
  returns text[] language sql immutable parallel safe as $$
  select array_remove(array['i ' || coalesce(intent, 'none'), 'o ' || outcome, 'd ' || coalesce(reasons[1], 'none'),
      'l ' || language, 't ' || team, case when anger >= 0.5 then 'h angry' end,
      case when sarcasm >= 0.5 then 'h sarcastic' end, case when negative >= 0.5 then 'h negative' end], null) || reasons
$$;
create index conversation_facets on conversation
  using gin (conversation_facets(intent, outcome, language, team, reasons, anger, sarcasm, negative));

create index conversation_of_mailbox on conversation (mailbox_id, last_message_at desc, id desc);

-- How common each of them is: without that a list of what is common would be looked up in the index and sorted.
analyze conversation;
