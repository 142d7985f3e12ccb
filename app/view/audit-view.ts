// A change, as the page of changes tells it.

import type { AuditAction, AuditRow } from '../../db/audit.ts';
import { toSay } from '../words/say.ts';

export const auditWords: Readonly<Record<AuditAction, string>> = {
  'person.set_up': toSay('set up Baton'),
  'person.added': toSay('added a person'),
  'person.invited': toSay('invited a person'),
  'person.joined': toSay('joined'),
  'person.role': toSay('changed a role'),
  'person.teams': toSay('changed somebody’s teams'),
  'person.deactivated': toSay('deactivated a person'),
  'person.reactivated': toSay('reactivated a person'),
  'person.two_step_removed': toSay('switched somebody’s second step off'),
  'account.profile': toSay('changed name, language or zone'),
  'account.password': toSay('changed the password'),
  'account.password_reset': toSay('chose a new password by mail'),
  'account.two_step_on': toSay('switched the second step on'),
  'account.two_step_off': toSay('switched the second step off'),
  'account.recovery_codes': toSay('made new recovery codes'),
  'account.recovery_code_used': toSay('signed in with a recovery code'),
  'account.sessions_ended': toSay('ended sessions'),
  'sign_in.locked': toSay('closed the door for a while'),
  'customer.joined': toSay('brought two customers together'),
  'customer.parted': toSay('made an address a customer of its own again'),
  'policy.saved': toSay('saved the policy'),
  'template.saved': toSay('saved a template'),
  'template.published': toSay('published a template'),
  'template.off': toSay('switched a template off'),
  'template.on': toSay('switched a template on'),
  'article.saved': toSay('saved an article'),
  'article.published': toSay('published an article'),
  'article.off': toSay('switched an article off'),
  'shop.saved': toSay('saved the shop’s settings'),
  'token.created': toSay('made a token for the API'),
  'token.revoked': toSay('took a token of the API back'),
  'webhook.added': toSay('added a webhook'),
  'webhook.saved': toSay('changed a webhook'),
  'webhook.secret': toSay('made a new secret for a webhook'),
  'webhook.removed': toSay('removed a webhook'),
  'mailbox.saved': toSay('connected or changed a mailbox'),
  'mailbox.removed': toSay('removed a mailbox'),
};

export const auditKindWords: Readonly<Record<string, string>> = {
  person: toSay('People'),
  account: toSay('Own accounts'),
  sign_in: toSay('Signing in'),
  customer: toSay('Customers'),
  policy: toSay('Policy'),
  template: toSay('Templates'),
  article: toSay('Articles'),
  shop: toSay('Shop'),
  token: toSay('API tokens'),
  webhook: toSay('Webhooks'),
  mailbox: toSay('Mailboxes'),
};

export type AuditLine = Readonly<{
  id: number;
  at: string;
  who: string;
  /** For `say`. */
  what: string;
  subject: string;
  /** Field, before, after. */
  changes: readonly Readonly<{ field: string; before: string; after: string }>[];
}>;

export function toAuditLine({ id, at, who, action, subject, before, after }: AuditRow): AuditLine {
  const [old, next] = [fieldsOf(before), fieldsOf(after)];
  const fields = [...new Set([...Object.keys(old), ...Object.keys(next)])];
  return {
    ...{ id, who, subject, at: at.toISOString() },
    what: auditWords[action as AuditAction] ?? action,
    changes: fields
      .map((field) => ({ field, before: textOf(old[field]), after: textOf(next[field]) }))
      .filter((each) => each.before !== each.after),
  };
}

const fieldsOf = (value: unknown): Record<string, unknown> =>
  typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};

function textOf(value: unknown): string {
  if (value === undefined || value === null) return '';
  if (Array.isArray(value)) return value.map(textOf).join(', ');
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}
