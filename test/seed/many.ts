// A desk after years of work: any number of conversations, made within the database, for measurements alone.

import type pg from 'pg';

import {
  answers,
  firstNames,
  openings,
  rareSentences,
  sentences,
  subjects,
  syllables,
} from './many-words.ts';

export type ManyOptions = Readonly<{ conversations: number; mailboxId: number; agentIds: readonly number[] }>;

/** The newest conversation was begun a minute ago, the oldest this long ago. */
const years = 3;
/** In each hundred customers' words one says something rare in a hundred thousand. */
const rareIn = 20_000;

/** The connection must be a superuser's: nobody is told of these rows, and what refers to what is right by construction. */
export async function seedMany(client: pg.ClientBase, options: ManyOptions): Promise<void> {
  await client.query('set session_replication_role = replica');
  await client.query('set synchronous_commit = off');
  await client.query('select setseed(0.42)');
  await client.query(pickFunctions);
  for (const [sql, values] of steps(options)) await client.query(sql, [...values]);
  for (const table of ['customer', 'conversation', 'message'])
    await client.query(`select setval(pg_get_serial_sequence($1, 'id'), (select max(id) from ${table}))`, [
      table,
    ]);
  await client.query('reset session_replication_role');
  await client.query('vacuum analyze');
}

/** One of a list; a word of syllables that about 60,000 share. */
const pickFunctions = `
  create or replace function pg_temp.pick(list text[]) returns text language sql volatile as
    'select list[1 + floor(random() * cardinality(list))::int]';
  create or replace function pg_temp.made_word(list text[]) returns text language sql volatile as
    'select initcap(pg_temp.pick(list) || pg_temp.pick(list) || pg_temp.pick(list))'`;

function* steps({
  conversations,
  mailboxId,
  agentIds,
}: ManyOptions): Generator<readonly [string, readonly unknown[]]> {
  const customers = Math.max(1, Math.round(conversations / 3));
  yield [
    `insert into customer (id, email, name) overriding system value
     select n, lower(translate(first, 'éøüäë', 'eouae') || '.' || last || n || '@' || domain || '.example'), first || ' ' || last
     from (select n, pg_temp.pick($2) as first, pg_temp.made_word($3) as last, lower(pg_temp.made_word($3)) as domain
       from generate_series(1, $1::int) as n) as person`,
    [customers, firstNames, syllables],
  ];
  yield [
    `insert into orders (number, customer_email, status, placed_at, tracking_number)
     select '10-' || n, email, 'shipped', now() - interval '1 day' * (n % 1000), 'DPD' || lpad((n * 7919)::text, 10, '0')
     from customer, lateral (select id as n) as each where id % 2 = 0`,
    [],
  ];
  // Newer ones have higher numbers. What is still open is among the newest, as at a desk that keeps up.
  yield [
    `insert into conversation (id, mailbox_id, customer_id, subject, status, handler, outcome, assignee_id, intent, confidence,
       anger, negative, language, reasons, urgency, team, created_at, last_message_at, waiting_since, promised_by, handed_over_at) overriding system value
     select n, $2, 1 + floor(random() * $3)::int,
       pg_temp.pick(case when german then $5::text[] else $4::text[] end)
         || case when random() < 0.5 then ' 10-' || floor(random() * 900000) else '' end,
       case when kind < 0.03 then 'spam' when not recent then 'resolved' when kind < 0.20 then 'open'
         when kind < 0.40 then 'waiting' when kind < 0.43 then 'snoozed' else 'resolved' end,
       case when kind < 0.43 then 'human' when kind < 0.60 then 'none' when kind < 0.80 or not recent then 'human' else 'bot' end,
       case when kind between 0.43 and 0.60 then 'filed' when kind >= 0.80 then 'answered' else 'handed_over' end,
       case when random() < 0.6 then ($6::bigint[])[1 + floor(random() * cardinality($6::bigint[]))::int] end,
       pg_temp.pick('{order_status,shipping_delivery,refund_return,invoice_billing,cancel,complaint,other}'), 0.5 + random() / 2,
       case when random() < 0.1 then 0.9 else 0.1 end, random(), case when german then 'de' else 'en' end,
       case when kind < 0.43 then array[pg_temp.pick('{complaint,cancellation,anger,low_confidence,missing_data}')] else '{}' end,
       floor(random() * 100)::int, pg_temp.pick('{Support,Returns,Billing}'), at, at + interval '2 hours' * random(),
       case when recent then at end, case when recent and random() < 0.5 then at + interval '8 hours' end, at
     from (select n, random() as kind, random() < 0.25 as german, n > $1 * 0.98 as recent,
       now() - interval '1 minute' - interval '${years} years' * (($1 - n)::float8 / $1) as at
       from generate_series(1, $1::int) as n) as each`,
    [conversations, mailboxId, customers, subjects.en, subjects.de, agentIds],
  ];
  yield [
    `insert into message (id, conversation_id, direction, author, message_id, from_address, from_name, to_addresses, subject,
       text, reply, at) overriding system value
     select row_number() over (order by conversation.id), conversation.id, 'in', 'customer',
       '<many.' || conversation.id || '@customer.example>', email, name,
       '[{"address": "support@shop.example", "name": "Acme Support"}]', subject, words, words, conversation.created_at
     from conversation join customer on customer.id = customer_id, lateral (select
       pg_temp.pick(case conversation.language when 'de' then $3::text[] else $1::text[] end) || E'\\n\\n' ||
       (select string_agg(pg_temp.pick(case when conversation.language = 'de' and n > 0 then $4::text[] else $2::text[] end), ' ')
         from generate_series(1, 3 + (conversation.id % 5)::int) as n)
       || ' ' || pg_temp.made_word($5) || ' ' || pg_temp.made_word($5) || ' 10-' || floor(random() * 900000)
       || case when conversation.id % ${rareIn} = 7 then ' ' || pg_temp.pick($6::text[]) else '' end
       || E'\\n\\n' || name as words) as said`,
    [openings.en, sentences.en, openings.de, sentences.de, syllables, rareSentences],
  ];
  yield [
    `insert into message (id, conversation_id, direction, author, message_id, from_address, from_name, to_addresses, subject,
       text, reply, at) overriding system value
     select $1 + row_number() over (order by conversation.id), conversation.id, 'out', case handler when 'human' then 'agent' else 'bot' end,
       '<many.answer.' || conversation.id || '@shop.example>', 'support@shop.example', 'Acme Support',
       jsonb_build_array(jsonb_build_object('address', email, 'name', name)), 'Re: ' || subject, words, words, last_message_at
     from conversation join customer on customer.id = customer_id, lateral (select pg_temp.pick($2::text[]) || ' ' || name as words) as said
     where conversation.id % 4 = 0`,
    [conversations, answers],
  ];
  yield [
    `insert into attachment (message_id, position, filename, content_type, size, inline)
     select id, 0, lower(pg_temp.made_word($1)) || '-' || id || '.jpg', 'image/jpeg', 120000, false
     from message where id % 12 = 0 and direction = 'in'`,
    [syllables],
  ];
  yield [
    `insert into understanding (message_id, body) select message.id, jsonb_build_object('engine', 'built-in', 'model', 'seed',
       'language', conversation.language, 'languageConfidence', 0.99, 'intent', intent, 'confidence', confidence,
       'intents', jsonb_build_object(intent, confidence), 'tone', '{"anger":0.1,"sarcasm":0,"negative":0.1,"urgency":0.1}'::jsonb,
       'wantsHuman', false, 'didNotHelp', false, 'thanksOnly', false,
       'entities', '{"orderNumbers":[],"trackingNumbers":[],"invoiceNumbers":[],"dates":[],"amounts":[],"emails":[],"phones":[]}'::jsonb,
       'evidence', '{"intent":[],"anger":[],"sarcasm":[],"negative":[],"urgency":[],"wantsHuman":[],"didNotHelp":[]}'::jsonb)
     from message join conversation on conversation.id = conversation_id where direction = 'in'`,
    [],
  ];
  yield [
    `insert into decision (message_id, conversation_id, understanding_id, policy_version, action, reasons, intent, confidence, threshold)
     select understanding.message_id, conversation.id, understanding.id, (select max(version) from policy),
       case handler when 'human' then 'escalate' when 'none' then 'file' else 'reply' end, reasons, intent, confidence, 0.7
     from understanding join message on message.id = understanding.message_id
       join conversation on conversation.id = message.conversation_id`,
    [],
  ];
  yield ["insert into search_due (message_id, since) select id, now() - interval '1 hour' from message", []];
}
