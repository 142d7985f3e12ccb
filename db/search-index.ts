// Keeps the search up with the mail: takes messages whose words are not known yet, and stores their words.

import { sql } from 'kysely';

import type { Address } from '../triage/mail.ts';
import { type SearchDocument, toSearchDocument } from '../triage/search/document.ts';
import type { Database, Db, Trx } from './database.ts';

/** A mail that waits for its decision is left until then, its language being known afterwards; but no longer than this. */
const patience = '10 seconds';
/** From here on a word is common, and by how much does not matter. */
const commonMails = 1_000;
/** Longer ones are keys and addresses of web pages: nobody completes them. */
const longestWord = 40;

/** Of one worker at a time. Answers how many messages were taken; fewer than `limit`: all that were due. */
export async function fillSearch(db: Database, limit: number): Promise<number> {
  const due = await listDue(db, limit);
  if (due.length === 0) return 0;
  const found = due.flatMap((row) => (row.at ? [{ ...row, at: row.at }] : []));
  const documents = found.map((row) => ({ row, document: toSearchDocument(toMail(row)) }));
  await db.transaction().execute(async (trx) => {
    await storeDocuments(trx, documents);
    await countWords(trx, documents);
    // What has changed since it was read stays due.
    await sql`delete from search_due using unnest(${due.map((row) => row.id)}::bigint[],
      ${due.map((row) => row.since)}::text[]) as done (id, since)
      where message_id = done.id and search_due.since = done.since::timestamptz`.execute(trx);
  });
  return due.length;
}

type DueRow = Readonly<{
  id: number;
  /** As text: a Date would lose its microseconds. */
  since: string;
  conversation_id: number;
  language: string | null;
  direction: string;
  subject: string;
  text: string;
  from_address: string;
  from_name: string;
  to_addresses: readonly Address[];
  cc_addresses: readonly Address[];
  files: readonly string[];
}>;

/** The newest first: what has just come is looked for soonest. `at` is null where the message is gone. */
async function listDue(db: Db, limit: number) {
  const { rows } = await sql<DueRow & { at: Date | null }>`
    select due.message_id as id, due.since::text as since, message.conversation_id, conversation.language, direction,
      message.subject, left(text, 200000) as text, from_address, from_name, to_addresses, cc_addresses, message.at,
      array(select filename from attachment where attachment.message_id = message.id and filename <> ''
        order by position) as files
    from (select * from search_due
      where since < now() - ${patience}::interval
        or not exists (select from awaiting_decision where awaiting_decision.message_id = search_due.message_id)
      order by message_id desc limit ${limit}) as due
    left join message on message.id = due.message_id
    left join conversation on conversation.id = message.conversation_id`.execute(db);
  return rows;
}

const toMail = (row: DueRow & { at: Date }) => ({
  subject: row.subject,
  text: row.text,
  from: { address: row.from_address, name: row.from_name },
  to: [...row.to_addresses, ...row.cc_addresses],
  files: row.files,
  isNote: row.direction === 'note',
  language: row.language,
  at: row.at,
});

type Read = Readonly<{ row: DueRow & { at: Date }; document: SearchDocument }>;

async function storeDocuments(trx: Trx, read: readonly Read[]): Promise<void> {
  if (read.length === 0) return;
  const of = <T>(value: (each: Read) => T) => read.map(value);
  await sql`
    insert into message_search (message_id, conversation_id, at, document)
    select id, conversation_id, at, case when search_stemmer(language) is null then document::tsvector
      else document::tsvector || array_to_tsvector(array(
        select distinct stem from unnest(string_to_array(words, ' ')) as word,
          unnest(ts_lexize(search_stemmer(language), word)) as stem where stem <> word)) end
    from unnest(${of(({ row }) => row.id)}::bigint[], ${of(({ row }) => row.conversation_id)}::bigint[],
      ${of(({ row }) => row.at)}::timestamptz[], ${of(({ row }) => row.language)}::text[],
      ${of(({ document }) => document.tsvector)}::text[], ${of(({ document }) => document.words.join(' '))}::text[])
      as each (id, conversation_id, at, language, document, words)
    where exists (select from message where message.id = each.id)
    on conflict (message_id) do update set
      conversation_id = excluded.conversation_id, at = excluded.at, document = excluded.document`.execute(
    trx,
  );
}

/** In one order, so that two who count some of the same words never wait for each other. */
async function countWords(trx: Trx, read: readonly Read[]): Promise<void> {
  const counts = new Map<string, number>();
  for (const { document } of read)
    for (const word of document.words)
      if (word.length <= longestWord) counts.set(word, (counts.get(word) ?? 0) + 1);
  await sql`
    insert into search_word (word, mails)
    select each.word, each.mails from unnest(${[...counts.keys()]}::text[], ${[...counts.values()]}::int[])
      as each (word, mails)
    where not exists (select from search_word known where known.word = each.word and known.mails >= ${commonMails})
    order by each.word collate "C"
    on conflict (word) do update set mails = search_word.mails + excluded.mails`.execute(trx);
}
