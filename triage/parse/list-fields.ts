// Used by `automated.ts`: mailing lists and mailings to many, by the fields that their programs write.

import type { AutomatedKind } from '../mail.ts';
import { firstField, type HeaderField } from './header-block.ts';
import { isOwnList } from './own-list.ts';

export type ListVerdict = Readonly<{
  kind: AutomatedKind;
  reason: string;
  /** Only Precedence says so, which answering programs write, too. */
  isWeak: boolean;
}>;

const listNames = [
  'list-id',
  'list-post',
  'mailing-list',
  'x-mailing-list',
  'x-mailinglist',
  'x-list-id',
  'x-listserver',
  'list-archive',
];
const campaignNames = [
  'feedback-id',
  'x-campaign',
  'x-campaignid',
  'x-campaign-id',
  'x-mailchimp-id',
  'x-mc-user',
  'x-csa-complaints',
  'x-bulk',
];

/** The verdict with its reason (RFC 2369, RFC 2919), or null where no field speaks of a list or of many readers. */
export function judgeListFields(
  fields: readonly HeaderField[],
  ownAddresses: readonly string[],
): ListVerdict | null {
  if (isOwnList(fields, ownAddresses)) return null;
  const verdict = (kind: AutomatedKind, reason: string, isWeak = false) => ({ kind, reason, isWeak });
  const precedence = precedenceOf(fields);
  const list = listNames.find((name) => (firstField(fields, name) ?? '') !== '');
  const unsubscribe = firstField(fields, 'list-unsubscribe') !== null;
  if (list && !(unsubscribe && isOneWay(fields)))
    return verdict('list', `a mailing list (${list}, RFC 2919)`);
  if (/^list\b/.test(precedence)) return verdict('list', 'Precedence: list');
  if (/^(?:bulk|junk)\b/.test(precedence))
    return verdict('bulk', `Precedence: ${precedence.slice(0, 20)}`, !unsubscribe);
  if (unsubscribe) return verdict('bulk', 'a mailing to many (List-Unsubscribe, RFC 2369)');
  const campaign = campaignNames.find((name) => isCampaign(name, firstField(fields, name)));
  return campaign ? verdict('bulk', `a mailing to many (${campaign})`) : null;
}

function precedenceOf(fields: readonly HeaderField[]): string {
  return (firstField(fields, 'precedence') ?? firstField(fields, 'x-precedence') ?? '').toLowerCase();
}

/** Amazon writes a Feedback-ID into all that passes through, web forms of customers included. */
function isCampaign(name: string, value: string | null): boolean {
  return value !== null && !(name === 'feedback-id' && /:AmazonSES\s*$/i.test(value));
}

/** Newsletters carry a List-Id, too, but nobody can post to them. */
function isOneWay(fields: readonly HeaderField[]): boolean {
  if (firstField(fields, 'mailing-list') !== null) return false;
  const post = firstField(fields, 'list-post');
  return post === null || /^\s*no\b/i.test(post);
}
