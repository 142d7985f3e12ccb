import { describe, expect, it } from 'vitest';

import { useTestDatabase } from '../test/database.ts';
import { addAgent, findAgentByPassword } from './agents.ts';
import { hashPassword, verifyPassword } from './passwords.ts';
import {
  closeSession,
  endSessions,
  findSessionAgent,
  listSessions,
  openSession,
  sessionSeconds,
} from './sessions.ts';
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
    const best = { 'mia@shop.example': Infinity, 'nobody@shop.example': Infinity };
    // The shortest of some turns: what else this machine does only makes turns longer.
    for (let turn = 0; turn < 8; turn += 1) {
      for (const email of ['mia@shop.example', 'nobody@shop.example'] as const) {
        const begin = performance.now();
        await findAgentByPassword(test.db, email, 'wrong');
        best[email] = Math.min(best[email], performance.now() - begin);
      }
    }
    const [known, unknown] = Object.values(best) as [number, number];
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

  it('can be told from others, and ended from any of them', async () => {
    const agent = await addAgent(test.db, { ...mia, email: 'eva@shop.example', name: 'Eva' });
    const id = agent?.id ?? 0;
    const phone = await openSession(test.db, id, now, { userAgent: 'Phone', address: '10.0.0.1' });
    const desk = await openSession(test.db, id, now, { userAgent: 'Desk', address: '10.0.0.2' });
    await openSession(test.db, id, now);
    const soon = new Date(now.getTime() + 90_000);
    await findSessionAgent(test.db, phone, soon, '10.9.9.9');
    const listed = await listSessions(test.db, id, desk, soon);
    expect(listed.map((each) => [each.userAgent, each.address, each.current])).toEqual([
      ['Desk', '10.0.0.2', true],
      ['Phone', '10.9.9.9', false],
      ['', '', false],
    ]);
    expect(listed[1]?.lastSeenAt).toEqual(soon);
    expect(await endSessions(test.db, id + 1, { id: listed[1]?.id ?? 0 })).toBe(0);
    expect(await endSessions(test.db, id, { id: listed[1]?.id ?? 0 })).toBe(1);
    expect(await findSessionAgent(test.db, phone, soon)).toBeNull();
    expect(await endSessions(test.db, id, { exceptToken: desk })).toBe(1);
    expect(await findSessionAgent(test.db, desk, soon)).toMatchObject({ name: 'Eva' });
  });

  it('and the right password are worth nothing once its agent is deactivated', async () => {
    const agent = await addAgent(test.db, { ...mia, email: 'gone@shop.example', name: 'Gone' });
    const token = await openSession(test.db, agent?.id ?? 0, now);
    await test.pool.query(`update agent set state = 'deactivated' where email = 'gone@shop.example'`);
    expect(await findSessionAgent(test.db, token, now)).toBeNull();
    expect(await findAgentByPassword(test.db, 'gone@shop.example', mia.password)).toBeNull();
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
