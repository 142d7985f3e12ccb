// A desk with many conversations, its agents and its search, in a database that is empty before.

import pg from 'pg';

import { addAgent } from '../../db/agents.ts';
import { openDatabase, openPool } from '../../db/database.ts';
import { ensureMailbox } from '../../db/mailboxes.ts';
import { savePolicy } from '../../db/policies.ts';
import { defaultPolicy } from '../../triage/policy.ts';
import { fillMany } from '../seed/fill-many.ts';
import { seedMany } from '../seed/many.ts';

export const largeDeskAgent = 'agent1@shop.example';
export const largeDeskPassword = 'only for measurements on loopback';

const agents = 8;

export type Seeding = Readonly<{
  conversations: number;
  messages: number;
  seconds: { rows: number; search: number };
  megabytes: { database: number; search: number; searchIndex: number };
}>;

export async function seedLarge(
  url: string,
  conversations: number,
  say: (words: string) => void,
): Promise<Seeding> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const pool = openPool(url, {
    max: 2,
    role: 'bench',
    onError: (error) => {
      throw error;
    },
  });
  const db = openDatabase(pool);
  try {
    const began = performance.now();
    const agentIds: number[] = [];
    for (let number = 1; number <= agents; number++) {
      const person = {
        email: `agent${number}@shop.example`,
        name: `Agent ${number}`,
        role: 'agent',
      } as const;
      const agent = await addAgent(db, { ...person, password: largeDeskPassword });
      if (agent) agentIds.push(agent.id);
    }
    const mailbox = { address: 'support@shop.example', name: 'Acme Support', authservId: null };
    const mailboxId = await ensureMailbox(db, mailbox);
    await savePolicy(db, defaultPolicy, 'bench');
    say(`${conversations} conversations`);
    await seedMany(client, { conversations, mailboxId, agentIds });
    const seeded = performance.now();
    await fillMany(client, db, say);
    const seconds = (from: number, to: number) => Math.round((to - from) / 1_000);
    const { rows } = await client.query(`select (select count(*)::int from message) as messages,
      pg_database_size(current_database()) / 1048576 as database,
      pg_total_relation_size('message_search') / 1048576 as search,
      pg_relation_size('message_search_document') / 1048576 as index`);
    const { messages, database, search, index } = rows[0];
    return {
      conversations,
      messages,
      seconds: { rows: seconds(began, seeded), search: seconds(seeded, performance.now()) },
      megabytes: { database: Number(database), search: Number(search), searchIndex: Number(index) },
    };
  } finally {
    await db.destroy();
    await client.end();
  }
}
