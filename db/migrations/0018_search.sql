-- The search: the words of each message, kept up by a worker shortly after the message was written, so that no mail waits for
-- it; and all words there are, for what somebody has half typed, typed wrong, or knows a part of.

-- Comes with PostgreSQL, and is trusted: whoever owns the database may create it.
create extension if not exists pg_trgm;

-- Numbers as people copy them, with and without their signs.
create function plain_number(number text) returns text language sql immutable parallel safe
  return regexp_replace(lower(number), '[^a-z0-9]', '', 'g');
create index orders_plain_number on orders (plain_number(number));
create index orders_plain_tracking on orders (plain_number(tracking_number)) where tracking_number is not null;

create table message_search (
  message_id bigint primary key references message on delete cascade,
  conversation_id bigint not null,
  at timestamptz not null,
  -- Words with weights: A subject, B from, C to, D text and names of files; their stems without a place; and marks that
  -- no word can be: ~file, ~note, the language (~lde), and the day, month and year in UTC (~d20261122, ~m202611, ~y2026), by which a common
  -- word is looked for in the newest mail first.
  document tsvector not null
);
create index message_search_document on message_search using gin (document);
create index message_search_conversation on message_search (conversation_id, at desc, message_id desc);
create index message_search_at on message_search (at desc, message_id desc);

create table search_word (
  word text collate "C" primary key,
  -- How many messages have it, roughly; from a thousand on it is not counted further.
  mails int not null
);
create index search_word_parts on search_word using gin (word gin_trgm_ops);

-- Messages whose words are not known yet, or not as they are now. Without a foreign key: it would cost each mail another
-- lock, and a message that is gone is simply not found.
create table search_due (
  message_id bigint primary key,
  since timestamptz not null default clock_timestamp()
);

create function search_new_messages() returns trigger language plpgsql as $$
begin
  insert into search_due (message_id) select id from written
    on conflict (message_id) do update set since = clock_timestamp();
  return null;
end
$$;
create trigger message_to_search after insert on message referencing new table as written
  for each statement execute function search_new_messages();

create function search_message_again() returns trigger language plpgsql as $$
begin
  insert into search_due (message_id) values (new.id)
    on conflict (message_id) do update set since = clock_timestamp();
  return null;
end
$$;
create trigger message_to_search_again
  after update of conversation_id, subject, text, from_address, from_name, to_addresses, cc_addresses, at on message
  for each row execute function search_message_again();

-- Words are brought to their stems by the language, which is known a moment after the mail.
create function search_conversation_again() returns trigger language plpgsql as $$
begin
  insert into search_due (message_id) select id from message where conversation_id = new.id
    on conflict (message_id) do update set since = clock_timestamp();
  return null;
end
$$;
create trigger conversation_to_search_again after update of language on conversation
  for each row when (old.language is distinct from new.language) execute function search_conversation_again();

insert into search_due (message_id) select id from message;

-- Null: words stay as they are. What PostgreSQL 15 has a stemmer for, of the languages that mail is told apart in.
create function search_stemmer(language text) returns regdictionary language sql immutable parallel safe as $$
  select case language
    when 'da' then 'pg_catalog.danish_stem'::regdictionary
    when 'de' then 'pg_catalog.german_stem'::regdictionary
    when 'en' then 'pg_catalog.english_stem'::regdictionary
    when 'es' then 'pg_catalog.spanish_stem'::regdictionary
    when 'fi' then 'pg_catalog.finnish_stem'::regdictionary
    when 'fr' then 'pg_catalog.french_stem'::regdictionary
    when 'hu' then 'pg_catalog.hungarian_stem'::regdictionary
    when 'it' then 'pg_catalog.italian_stem'::regdictionary
    when 'nl' then 'pg_catalog.dutch_stem'::regdictionary
    when 'no' then 'pg_catalog.norwegian_stem'::regdictionary
    when 'pt' then 'pg_catalog.portuguese_stem'::regdictionary
    when 'ro' then 'pg_catalog.romanian_stem'::regdictionary
    when 'ru' then 'pg_catalog.russian_stem'::regdictionary
    when 'sv' then 'pg_catalog.swedish_stem'::regdictionary
    when 'tr' then 'pg_catalog.turkish_stem'::regdictionary
  end
$$;
