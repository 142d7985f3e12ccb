// A policy for a test that needs another one than Baton comes with.

import type { Db } from '../db/database.ts';
import { savePolicy } from '../db/policies.ts';
import { defaultPolicy, type Policy } from '../triage/policy.ts';

export async function storePolicy(db: Db, changes: Partial<Policy>): Promise<void> {
  await savePolicy(db, { ...defaultPolicy, ...changes }, 'test');
}
