// A search as the database is asked it: words to find, when they were written, and how their conversation stands.

import { type Expression, type SqlBool, sql } from 'kysely';

import { periodBounds } from './period.ts';
import { amongUnread } from './reading.ts';
import { soundsLike, type Tone } from './tone.ts';

export type StateSought = 'open' | 'waiting' | 'snoozed' | 'resolved' | 'spam' | 'unassigned' | 'bot';

export type ConversationSought = Readonly<{ not: boolean }> &
  (
    | Readonly<{ kind: 'is'; state: StateSought }>
    /** Null: nobody's. */
    | Readonly<{ kind: 'assignee'; id: number | null }>
    | Readonly<{ kind: 'tone'; tone: Tone }>
    /** By this agent. */
    | Readonly<{ kind: 'unread'; by: number }>
    | Readonly<{
        kind: 'assignee-name' | 'team' | 'intent' | 'reason' | 'mailbox' | 'lang' | 'tag';
        value: string;
      }>
  );

export type WrittenSought = Readonly<{
  not: boolean;
  /** ISO dates, both included, in the zone; open on the side where there is none. */
  from: string | null;
  to: string | null;
  timeZone: string;
}>;

export type SearchFilter = Readonly<{
  /** A tsquery; null: no words are looked for. */
  words: string | null;
  /** Few mails can match the words: they are all looked at, instead of the newest first. */
  rare: boolean;
  written: readonly WrittenSought[];
  conversation: readonly ConversationSought[];
}>;

/** Of a message of `message_search`, called `hit`. */
export function matchesMessage({ words, written }: SearchFilter): Expression<SqlBool>[] {
  return [
    ...(words === null ? [] : [sql<SqlBool>`hit.document @@ ${words}::tsquery`]),
    ...written.map(({ not, from, to, timeZone }) => {
      const { begin, end } = periodBounds({ from: from ?? '1970-01-01', to: to ?? '9999-12-30', timeZone });
      const inside = sql<SqlBool>`hit.at >= ${begin} and hit.at < ${end}`;
      return not ? sql<SqlBool>`not (${inside})` : inside;
    }),
  ];
}

/** Of a conversation. */
export const matchesConversation = ({ conversation }: SearchFilter): Expression<SqlBool>[] =>
  conversation.map((sought) =>
    sought.not ? sql<SqlBool>`coalesce(not (${standsAs(sought)}), true)` : standsAs(sought),
  );

function standsAs(sought: ConversationSought): Expression<SqlBool> {
  switch (sought.kind) {
    case 'is':
      return inState(sought.state);
    case 'assignee':
      return sought.id === null
        ? sql`conversation.assignee_id is null`
        : sql`conversation.assignee_id = ${sought.id}`;
    case 'tone':
      return soundsLike(sought.tone);
    case 'unread':
      return amongUnread(sought.by);
    case 'assignee-name':
      return sql`conversation.assignee_id in (select id from agent
        where ${likeName(sql`name`, sought.value)} or email like ${`${plain(sought.value)}%`})`;
    case 'team':
      return likeName(sql`conversation.team`, sought.value);
    case 'intent':
      return sql`conversation.intent = ${sought.value}`;
    case 'reason':
      return sql`conversation.reasons @> array[${sought.value}]`;
    case 'mailbox':
      return sql`conversation.mailbox_id in (select id from mailbox
        where ${likeName(sql`name`, sought.value)} or address like ${`${plain(sought.value)}%`})`;
    case 'tag':
      return sql`exists (select from conversation_tag where conversation_id = conversation.id
        and tag = ${sought.value})`;
    case 'lang':
      return sql`conversation.language = ${sought.value}`;
    default:
      return sought satisfies never;
  }
}

function inState(state: StateSought): Expression<SqlBool> {
  switch (state) {
    case 'bot':
      return sql`conversation.handler = 'bot'`;
    case 'unassigned':
      return sql`(conversation.handler = 'human' and conversation.status in ('open', 'waiting', 'snoozed')
        and conversation.assignee_id is null)`;
    default:
      return sql`conversation.status = ${state}`;
  }
}

/** The beginning of a word of the name; in small letters. */
const likeName = (name: Expression<unknown>, value: string) =>
  sql<SqlBool>`(lower(${name}) like ${`${plain(value)}%`} or lower(${name}) like ${`% ${plain(value)}%`})`;

const plain = (text: string) => text.replace(/[\\%_]/g, '\\$&');
