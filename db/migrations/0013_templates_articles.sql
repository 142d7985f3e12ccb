-- The words a team writes itself: templates that win over the files, and articles that answers and agents may quote.

create table template (
  name text primary key check (name ~ '^[a-z0-9]+([.-][a-z0-9]+)*$'),
  -- The version that mails are written from; null: the file's words, or none yet where there is no such file.
  published int,
  published_at timestamptz,
  -- Switched off: neither these words nor the file's are used.
  retired_at timestamptz,
  retired_by text
);

-- Never changed and never deleted: every decision names the versions it was written from.
create table template_version (
  name text not null references template (name),
  version int not null check (version > 0),
  -- As a file would have it: front matter and words.
  source text not null,
  created_at timestamptz not null default now(),
  created_by text not null,
  primary key (name, version)
);
alter table template add foreign key (name, published) references template_version (name, version);

-- PostgreSQL knows no Czech; what it has no dictionary for is searched by its words as they stand.
create function article_dictionary(language text) returns regconfig language sql immutable parallel safe as $$
  select case language
    when 'de' then 'pg_catalog.german'::regconfig
    when 'en' then 'pg_catalog.english'::regconfig
    when 'es' then 'pg_catalog.spanish'::regconfig
    when 'fr' then 'pg_catalog.french'::regconfig
    else 'pg_catalog.simple'::regconfig
  end
$$;

create table article (
  -- A template quotes it as {{ article.NAME }}.
  name text not null check (name ~ '^[a-z][a-z0-9_]*$'),
  language text not null check (language ~ '^[a-z]{2}$'),
  -- What is quoted and searched; null: a draft only.
  published int,
  published_at timestamptz,
  retired_at timestamptz,
  retired_by text,
  primary key (name, language)
);

create table article_version (
  name text not null,
  language text not null,
  version int not null check (version > 0),
  title text not null,
  -- Markdown.
  body text not null,
  -- [{title, url}], the first being the article's own page.
  links jsonb not null default '[]',
  -- The last day on which it holds, in the zone of the team; null: until somebody says otherwise.
  valid_until date,
  created_at timestamptz not null default now(),
  created_by text not null,
  search tsvector not null generated always as (
    setweight(to_tsvector(article_dictionary(language), title), 'A')
    || setweight(to_tsvector(article_dictionary(language), body), 'B')) stored,
  primary key (name, language, version),
  foreign key (name, language) references article (name, language)
);
alter table article
  add foreign key (name, language, published) references article_version (name, language, version);
create index article_version_search on article_version using gin (search);

-- Every worker reads them again then: no mail asks for them.
create function notify_words() returns trigger language plpgsql as $$
begin
  perform pg_notify('words', tg_table_name);
  return null;
end
$$;
create trigger template_changed after insert or update or delete on template
  for each statement execute function notify_words();
create trigger article_changed after insert or update or delete on article
  for each statement execute function notify_words();

-- A template as its author asked to see it in their own mailbox: not a mail to a customer, and no answer of the bot's.
alter table outbox drop constraint outbox_kind_check;
alter table outbox add constraint outbox_kind_check
  check (kind in ('reply', 'ask', 'handover', 'agent', 'test'));

-- Where each fact of the mail comes from: the template's or article's version, the lookup, the setting. [{text, source}].
alter table decision add column traced jsonb not null default '[]';
-- For how often a template was used in the last month.
create index decision_created on decision (created_at);
