// What an agent is told of, in the words of the bell and of the page where they choose.

import type { ListedNotification } from '../../db/notification-list.ts';
import { toSay } from '../words/say.ts';
import { apart } from './apart.ts';

type Kind = ListedNotification['kind'];

export type NotificationView = Readonly<{
  id: number;
  kind: Kind;
  by: string;
  customer: string;
  about: string;
  to: string;
  at: string;
  read: boolean;
  inPage: boolean;
  byBrowser: boolean;
}>;

export function toNotificationView(row: ListedNotification): NotificationView {
  const { id, kind, customer, conversationId, messageId, read, inPage, byBrowser } = row;
  return {
    ...{ id, kind, read, inPage, byBrowser },
    customer: apart(customer),
    by: apart(row.by ?? 'Baton'),
    about: `#${conversationId} ${apart(row.subject)}`,
    to: `/inbox/${conversationId}${messageId ? `#message-${messageId}` : ''}`,
    at: row.at.toISOString(),
  };
}

/** `{by}` and `{customer}` are filled in. */
export const notificationWords: Readonly<Record<Kind, string>> = {
  mention: toSay('{by} mentioned you'),
  assigned: toSay('{by} assigned this to you'),
  customer_replied: toSay('{customer} has written again'),
  reminder: toSay('You wanted to be reminded'),
  promise_due: toSay('A promised answer is about to be late'),
  mail_failed: toSay('A mail could not be delivered'),
  new_in_team: toSay('New for your team, from {customer}'),
};

export const notificationKindWords: Readonly<Record<Kind, string>> = {
  mention: toSay('Somebody mentions me or my team in a note'),
  assigned: toSay('A conversation is assigned to me'),
  customer_replied: toSay('A customer writes in a conversation of mine'),
  reminder: toSay('A reminder or follow-up of mine is due'),
  promise_due: toSay('A promised answer is about to be late'),
  mail_failed: toSay('A mail of mine could not be delivered'),
  new_in_team: toSay('Something new for my teams that nobody has'),
};
