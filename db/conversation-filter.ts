// Which conversations are meant: the one set of filters that the inbox, the API and the figures' links share.

import { type Expression, type ExpressionBuilder, type SqlBool, sql } from 'kysely';

import type { Period } from './period.ts';
import { periodBounds } from './period.ts';
import { amongUnread } from './reading.ts';
import type { DB } from './schema.ts';
import { matchesConversation, matchesMessage, type SearchFilter } from './search-filter.ts';
import { soundsLike, type Tone } from './tone.ts';

export const statuses = ['open', 'waiting', 'snoozed', 'resolved', 'spam'] as const;
export const handlers = ['bot', 'human', 'none'] as const;

/** Stands for "has none" in `intent` and `decidingReason`. */
export const none = 'none';

export type ConversationFilter = Readonly<{
  status?: readonly string[];
  handler?: string;
  /** Any of the conversation's reasons. */
  reason?: string;
  /** The first of its reasons: the one that the figures count. */
  decidingReason?: string;
  outcome?: string;
  intent?: string;
  /** All of them. */
  tags?: readonly string[];
  /** Null: nobody's. */
  assigneeId?: number | null;
  /** What somebody has looked for. */
  search?: SearchFilter;
  /** Created in this period. */
  created?: Period;
  /** The key of a team. */
  team?: string;
  /** Of the teams that this agent is in. */
  teamsOf?: number;
  tone?: Tone;
  /** A code of ISO 639-1. */
  language?: string;
  /** The address of one of our mailboxes. */
  mailbox?: string;
  /** The address of a customer, or the domain of several. */
  customer?: string;
  /** Holds news for this agent. */
  unreadBy?: number;
}>;

type Builder = ExpressionBuilder<DB, 'conversation'>;

export function matches(filter: ConversationFilter) {
  return (eb: Builder): Expression<SqlBool> => {
    // Its mails are found where it was merged into.
    const all: Expression<SqlBool>[] = [eb('conversation.merged_into', 'is', null)];
    if (filter.status?.length)
      all.push(sql<SqlBool>`conversation.status in (${sql.join(filter.status.map(asWritten(statuses)))})`);
    if (filter.handler) all.push(sql<SqlBool>`conversation.handler = ${asWritten(handlers)(filter.handler)}`);
    if (filter.reason) all.push(sql<SqlBool>`conversation.reasons @> ${[filter.reason]}::text[]`);
    if (filter.decidingReason)
      all.push(sql<SqlBool>`coalesce(conversation.reasons[1], ${none}) = ${filter.decidingReason}`);
    if (filter.outcome) all.push(eb('conversation.outcome', '=', filter.outcome));
    if (filter.intent === none) all.push(eb('conversation.intent', 'is', null));
    else if (filter.intent) all.push(eb('conversation.intent', '=', filter.intent));
    for (const tag of filter.tags ?? [])
      all.push(
        sql<SqlBool>`conversation.id in (select conversation_id from conversation_tag where tag = ${tag})`,
      );
    if (filter.assigneeId === null) all.push(eb('conversation.assignee_id', 'is', null));
    else if (filter.assigneeId !== undefined)
      all.push(eb('conversation.assignee_id', '=', filter.assigneeId));
    if (filter.team) all.push(eb('conversation.team', '=', filter.team));
    if (filter.teamsOf !== undefined)
      all.push(
        sql<SqlBool>`conversation.team in (select team from agent_team where agent_id = ${filter.teamsOf})`,
      );
    if (filter.tone) all.push(soundsLike(filter.tone));
    if (filter.language) all.push(eb('conversation.language', '=', filter.language));
    if (filter.mailbox)
      all.push(
        sql<SqlBool>`conversation.mailbox_id = (select id from mailbox where address = ${filter.mailbox})`,
      );
    if (filter.customer) all.push(ofCustomer(filter.customer.toLowerCase()));
    if (filter.created) all.push(inPeriod(filter.created));
    if (filter.unreadBy !== undefined) all.push(amongUnread(filter.unreadBy));
    if (filter.search) all.push(isFound(filter.search));
    return eb.and(all);
  };
}

/**
 * Into the statement itself where it is one of ours: the views' indexes hold such conversations alone, and a plan that is
 * kept for whatever value could not use them.
 */
const asWritten = (known: readonly string[]) => (value: string) =>
  known.includes(value) ? sql.lit(value) : sql`${value}`;

/**
 * The same as `matches` asks, as one index has all of it; null where that has nothing of it. What is rare is found by this
 * without going through the rest; what is common is not, for the index knows no order.
 */
export function inFacets(filter: ConversationFilter): Expression<SqlBool> | null {
  const { intent, outcome, decidingReason, language, team, tone, reason } = filter;
  const facets = [
    ...(intent ? [`i ${intent}`] : []),
    ...(outcome ? [`o ${outcome}`] : []),
    ...(decidingReason ? [`d ${decidingReason}`] : []),
    ...(language ? [`l ${language}`] : []),
    ...(team ? [`t ${team}`] : []),
    ...(tone ? [`h ${tone}`] : []),
    ...(reason ? [reason] : []),
  ];
  const columns = facetColumns.map((column) => sql.ref(`conversation.${column}`));
  return facets.length > 0 ? sql`conversation_facets(${sql.join(columns)}) @> ${facets}::text[]` : null;
}

const facetColumns = [
  ...(['intent', 'outcome', 'language', 'team', 'reasons'] as const),
  ...(['anger', 'sarcasm', 'negative'] as const),
];

function ofCustomer(addressOrDomain: string): Expression<SqlBool> {
  const at = addressOrDomain.lastIndexOf('@');
  const whole = at > 0 ? sql`email = ${addressOrDomain}` : null;
  const domain = sql`split_part(email, '@', 2) = ${addressOrDomain.slice(at + 1)}`;
  return sql<SqlBool>`conversation.customer_id in (select id from customer where ${whole ?? domain})`;
}

export function inPeriod(period: Period): Expression<SqlBool> {
  const { begin, end } = periodBounds(period);
  // What was over before Baton came is in no figure, and so behind none; what was merged into another counts as that one.
  return sql<SqlBool>`(conversation.created_at >= ${begin} and conversation.created_at < ${end}
    and not conversation.history and conversation.merged_into is null)`;
}

function isFound(search: SearchFilter): Expression<SqlBool> {
  const message = sql.join(matchesMessage(search), sql` and `);
  const mails =
    search.words === null && search.written.length === 0
      ? []
      : [
          sql`exists (select from message_search hit where hit.conversation_id = conversation.id and ${message})`,
        ];
  const all = [...mails, ...matchesConversation(search)];
  return all.length > 0 ? sql`(${sql.join(all, sql` and `)})` : sql`true`;
}
