// What a word that somebody looks for may stand as in the mails: its stems, what it is the beginning or a part of, and
// what it was meant to be.

import { sql } from 'kysely';

import { isOneEdit } from '../triage/one-edit.ts';
import type { Db } from './database.ts';

export type WordAsked = Readonly<{
  folded: string;
  /** How else it may be written. */
  spellings: readonly string[];
  /** Somebody may still be typing it. */
  prefix: boolean;
}>;

export type WordFound = Readonly<{
  /** Any of them counts as the word. Never empty. */
  words: readonly string[];
  /** In a mail of one of the languages these count too. */
  stems: readonly Stem[];
  /** How many mails have one of them, roughly and counted to a thousand. */
  mails: number;
  /** What stands in place of a word that no mail has; null where it stands for itself. */
  meant: string | null;
}>;

export type Stem = Readonly<{ stem: string; languages: readonly string[] }>;

/** Of the words that begin so the most frequent: with fewer letters than two nearly all words would. */
const shortestPrefix = 2;
const mostEndings = 40;
/** With fewer letters nearly every number has the part. */
const shortestPart = 4;
const mostParts = 20;
const shortestTypo = 4;
const mostMeant = 3;

const stemLanguages = sql`array['da','de','en','es','fi','fr','hu','it','nl','no','pt','ro','ru','sv','tr']`;

type Row = Readonly<{
  place: number;
  known: number;
  stems: readonly Stem[];
  endings: readonly { word: string; mails: number }[];
}>;

/** For each in turn. */
export async function findWords(db: Db, asked: readonly WordAsked[]): Promise<WordFound[]> {
  if (asked.length === 0) return [];
  const { rows } = await sql<Row>`
    select place, coalesce((select sum(mails) from search_word
        where word = any(array(select jsonb_array_elements_text(each.forms)))), 0)::int as known,
      coalesce((select jsonb_agg(jsonb_build_object('stem', stem, 'languages', languages)) from (
        select stem, array_agg(language) as languages from unnest(${stemLanguages}) as language,
          unnest(ts_lexize(search_stemmer(language), each.word)) as stem group by stem) as stems), '[]') as stems,
      coalesce((select jsonb_agg(ending) from (select word, mails from search_word
        where each.prefix and word >= each.word collate "C" and word < (each.word || U&'\\+10FFFF') collate "C"
          and word <> each.word
        order by mails desc, word limit ${mostEndings}) as ending), '[]') as endings
    from jsonb_to_recordset(${JSON.stringify(
      asked.map(({ folded, spellings, prefix }, place) => ({
        place,
        word: folded,
        forms: [folded, ...spellings],
        prefix: prefix && folded.length >= shortestPrefix,
      })),
    )}::jsonb) as each (place int, word text, forms jsonb, prefix boolean)
    order by place`.execute(db);
  return Promise.all(
    asked.map(async (each, place) => {
      const row = rows[place];
      if (!row) throw new Error('a word was not answered');
      const mails = row.endings.reduce((sum, ending) => sum + ending.mails, row.known);
      // A stem alone is found too: "deliveries" where every mail says "delivery".
      if (mails === 0 && !(await isKnown(db, row.stems))) {
        const instead = await findInstead(db, each.folded);
        if (instead) return instead;
      }
      const endings = row.endings.map(({ word }) => word);
      // The count is of the word itself: with its stems it may be any number.
      const stems = row.stems.filter(({ stem }) => stem !== each.folded);
      const rarely = row.stems.every(({ stem }) => stem === each.folded);
      return {
        words: [...new Set([each.folded, ...each.spellings, ...endings])],
        stems,
        mails: rarely ? mails : Number.MAX_SAFE_INTEGER,
        meant: null,
      };
    }),
  );
}

async function isKnown(db: Db, stems: readonly Stem[]): Promise<boolean> {
  const words = stems.map(({ stem }) => stem);
  const { rows } = await sql`select from search_word where word = any(${words}::text[]) limit 1`.execute(db);
  return rows.length > 0;
}

/** Of a word that no mail has: those that hold it, else those it is a slip of the finger from; null where there are none. */
async function findInstead(db: Db, folded: string): Promise<WordFound | null> {
  if (folded.length < shortestPart) return null;
  const parts = await sql<{ word: string; mails: number }>`select word, mails from search_word
    where word like ${`%${folded}%`} order by mails desc, word limit ${mostParts}`.execute(db);
  if (parts.rows.length > 0) return found(parts.rows, null);
  if (folded.length < shortestTypo) return null;
  const like = await sql<{ word: string; mails: number; near: number }>`
    select word, mails, similarity(word, ${folded}) as near from search_word
    where word % ${folded} and length(word) between ${folded.length - 2} and ${folded.length + 2}
    order by near desc, mails desc limit 20`.execute(db);
  const slips = like.rows.filter(({ word }) => isOneEdit(word, folded));
  const meant = slips.length > 0 ? slips : like.rows.filter(({ near }) => near >= 0.5);
  if (meant.length === 0) return null;
  const best = meant.toSorted((a, b) => b.mails - a.mails).slice(0, mostMeant);
  return found(best, best[0]?.word ?? null);
}

const found = (rows: readonly { word: string; mails: number }[], meant: string | null): WordFound => ({
  words: rows.map(({ word }) => word),
  stems: [],
  mails: rows.reduce((sum, { mails }) => sum + mails, 0),
  meant,
});
