// A customer as their card and their page show them.

import type { Customer } from '../../db/known-customers.ts';
import type { AlwaysPerson } from '../always-person.ts';

export type CustomerView = Readonly<{
  id: number;
  name: string;
  /** Empty where nobody knows it. */
  givenName: string;
  language: string | null;
  alwaysPerson: AlwaysPerson;
  addresses: readonly Readonly<{
    id: number;
    email: string;
    bounced: Readonly<{ at: string; reason: string }> | null;
    /** What keeps their mail out; null: it is let in. */
    blocked: string | null;
    /** The first one cannot be taken away: the others are taken away from it. */
    isFirst: boolean;
  }>[];
  tags: readonly string[];
  notes: readonly Readonly<{ id: number; text: string; by: string | null; at: string; mayDelete: boolean }>[];
  firstSeen: string;
  conversations: number;
}>;

type Beside = Readonly<{
  blocked: ReadonlyMap<string, string>;
  alwaysPerson: AlwaysPerson;
  viewer: Readonly<{ id: number; role: string }>;
}>;

export function toCustomerView(customer: Customer, { blocked, alwaysPerson, viewer }: Beside): CustomerView {
  const { id, name, language, addresses, tags, notes, firstSeen, conversations } = customer;
  return {
    ...{ id, language, tags, conversations, alwaysPerson, givenName: name },
    name: name || (addresses[0]?.email ?? ''),
    addresses: addresses.map((each) => ({
      id: each.id,
      email: each.email,
      bounced: each.bounced && { at: each.bounced.at.toISOString(), reason: each.bounced.reason },
      blocked: blocked.get(each.email) ?? null,
      isFirst: each.id === id,
    })),
    notes: notes.map((note) => ({
      id: note.id,
      text: note.text,
      by: note.agentName,
      at: note.at.toISOString(),
      mayDelete: note.agentId === viewer.id || viewer.role !== 'agent',
    })),
    firstSeen: firstSeen.toISOString(),
  };
}
