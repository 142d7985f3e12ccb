import { describe, expect, it } from 'vitest';

import { useTestDatabase } from '../test/database.ts';
import { addAgent, findAgentByPassword } from './agents.ts';
import { hashPassword, verifyPassword } from './passwords.ts';
import { closeSession, findSessionAgent, openSession, sessionSeconds } from './sessions.ts';
import { createToken, findToken } from './tokens.ts';

const test = useTestDatabase();
const mia = { email: 'Mia@Shop.example', name: 'Mia', role: 'manager', password: 'correct horse' } as const;
const now = new Date('2026-11-22T12:00:00Z');

describe('an agent', () => {
  it('signs in with the right password only, however the address is written', async () => {
    await addAgent(test.db, mia);
    expect(await findAgentByPassword(test.db, ' mia@shop.EXAMPLE ', 'correct horse')).toMatchObject({
      name: 'Mia',
    });
    expect(await findAgentByPassword(test.db, 'mia@shop.example', 'correct horsf')).toBeNull();
    expect(await findAgentByPassword(test.db, 'nobody@shop.example', 'correct horse')).toBeNull();
  });

  it('has an address that nobody else has', async () => {
    expect(await addAgent(test.db, { ...mia, email: 'mia@shop.example', name: 'Another' })).toBeNull();
  });

  it('takes as long to be refused as to be unknown', async () => {
    const time = async (email: string) => {
      const begin = performance.now();
      for (let count = 0; count < 5; count += 1) await findAgentByPassword(test.db, email, 'wrong');
      return performance.now() - begin;
    };
    await time('mia@shop.example');
    const [known, unknown] = [await time('mia@shop.example'), await time('nobody@shop.example')];
    expect(Math.abs(known - unknown) / Math.max(known, unknown)).toBeLessThan(0.5);
  });
});

describe('a password', () => {
  it('is kept as argon2id with its parameters, never the same twice', async () => {
    const [first, second] = [await hashPassword('secret words'), await hashPassword('secret words')];
    expect(first).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$[\w+/]{22}\$[\w+/]{43}$/);
    expect(second).not.toBe(first);
    expect(await verifyPassword('secret words', first)).toBe(true);
  });

  it('is the same however its accents are typed', async () => {
    expect(await verifyPassword('cafe\u0301', await hashPassword('caf\u00e9'))).toBe(true);
  });

  it('that is stored damaged is an error, not a wrong password', async () => {
    await expect(verifyPassword('x', 'md5:abc')).rejects.toThrow('not an argon2id hash');
  });
});

describe('a session', () => {
  it('holds until it is closed, or two weeks are over, and stands in the table only as a hash', async () => {
    const agent = await addAgent(test.db, { ...mia, email: 'tom@shop.example', name: 'Tom' });
    const token = await openSession(test.db, agent?.id ?? 0, now);
    const later = (seconds: number) => new Date(now.getTime() + seconds * 1000);
    expect(await findSessionAgent(test.db, token, later(sessionSeconds - 1))).toEqual(agent);
    expect(await findSessionAgent(test.db, token, later(sessionSeconds + 1))).toBeNull();
    const rows = await test.db.selectFrom('agent_session').select('token_hash').execute();
    expect(rows.map((row) => row.token_hash.toString('base64url'))).not.toContain(token);
    await closeSession(test.db, token);
    expect(await findSessionAgent(test.db, token, now)).toBeNull();
  });
});

describe('an API token', () => {
  it('is known again, and says when it was last used', async () => {
    const token = await createToken(test.db, 'reports');
    expect(token).toMatch(/^baton_[\w-]{43}$/);
    expect(await findToken(test.db, token, now)).toMatchObject({ name: 'reports' });
    expect(await findToken(test.db, `${token}x`, now)).toBeNull();
    const row = await test.db.selectFrom('api_token').select('last_used_at').executeTakeFirstOrThrow();
    expect(row.last_used_at).toEqual(now);
  });
});
