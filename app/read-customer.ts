// A customer with what the policy and the blocked senders say of them, for their card and their page.

import type { Agent } from '../db/agents.ts';
import { findBlocked } from '../db/blocks.ts';
import type { Database } from '../db/database.ts';
import { findCustomer } from '../db/known-customers.ts';
import type { Policy } from '../triage/policy.ts';
import { alwaysPerson } from './always-person.ts';
import { type CustomerView, toCustomerView } from './view/customer-view.ts';

/** Null where there is none with this id. */
export async function readCustomer(
  db: Database,
  id: number,
  { policy, viewer }: Readonly<{ policy: Policy; viewer: Agent }>,
): Promise<CustomerView | null> {
  const customer = await findCustomer(db, id);
  if (!customer) return null;
  const emails = customer.addresses.map(({ email }) => email);
  const blocked = await findBlocked(db, emails);
  return toCustomerView(customer, { blocked, alwaysPerson: alwaysPerson(policy, emails), viewer });
}
