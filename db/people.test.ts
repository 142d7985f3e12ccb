import { beforeEach, describe, expect, it } from 'vitest';

import { useTestDatabase } from '../test/database.ts';
import { storeConversation } from '../test/stored.ts';
import { findTokenAgent, makeAccountToken, takeToken } from './account-tokens.ts';
import { acceptInvitation, changePassword, resetPassword } from './accounts.ts';
import { type Agent, addAgent, findAgentByPassword, listAgents, type Role } from './agents.ts';
import { listAudit } from './audit.ts';
import {
  changeRole,
  changeTeams,
  deactivatePerson,
  findPerson,
  type Invitation,
  invitePerson,
  listPeople,
  reactivatePerson,
} from './people.ts';
import { findSessionAgent, openSession } from './sessions.ts';
import { isSetUpToken, makeSetUpToken, setUpFirstAdmin } from './set-up.ts';
import { findTotpSecret, takeRecoveryCode, takeTotpStep, turnTwoStepOn } from './two-step.ts';

const test = useTestDatabase();
const now = new Date();
const later = (seconds: number) => new Date(now.getTime() + seconds * 1000);

beforeEach(async () => {
  await test.pool.query('update conversation set assignee_id = null');
  await test.pool.query('delete from agent');
  await test.pool.query('truncate audit, account_token');
});

async function add(name: string, role: Role): Promise<Agent> {
  const email = `${name.toLowerCase()}@desk.test`;
  const agent = await addAgent(test.db, { email, name, role, password: 'the old password' });
  if (!agent) throw new Error(`${email} is there already`);
  return agent;
}

const changes = async () =>
  (await listAudit(test.db, { limit: 20 })).map((row) => `${row.who} ${row.action}`);
const invitation: Invitation = {
  ...{ email: 'tom@desk.test', name: 'Tom', role: 'manager', teams: ['support'], language: 'de' },
  mail: false,
};

describe('the first admin', () => {
  const person = { email: 'ada@desk.test', name: 'Ada', password: 'a long password' };

  it('comes by a link that is worth nothing afterwards, nor does another', async () => {
    const [token, other] = [await makeSetUpToken(test.db, now), await makeSetUpToken(test.db, now)];
    expect(await isSetUpToken(test.db, token ?? '', now)).toBe(true);
    expect(await setUpFirstAdmin(test.db, token ?? '', person, now)).toMatchObject({ role: 'admin' });
    for (const link of [token, other]) {
      expect(await isSetUpToken(test.db, link ?? '', now)).toBe(false);
      expect(await setUpFirstAdmin(test.db, link ?? '', { ...person, email: 'b@desk.test' }, now)).toBeNull();
    }
    expect(await makeSetUpToken(test.db, now)).toBeNull();
    expect(await changes()).toEqual(['ada@desk.test person.set_up']);
  });

  it('is one where two use the link at the same moment', async () => {
    const token = (await makeSetUpToken(test.db, now)) ?? '';
    const made = await Promise.all(
      ['a', 'b', 'c'].map((name) =>
        setUpFirstAdmin(test.db, token, { ...person, email: `${name}@desk.test` }, now),
      ),
    );
    expect(made.filter(Boolean)).toHaveLength(1);
  });

  it('does not come by a link that was made up or is old', async () => {
    const token = (await makeSetUpToken(test.db, now)) ?? '';
    expect(await setUpFirstAdmin(test.db, `${token}x`, person, now)).toBeNull();
    expect(await setUpFirstAdmin(test.db, token, person, later(8 * 24 * 3600))).toBeNull();
  });
});

describe('who is invited', () => {
  it('is given no work, and gets in by the link once', async () => {
    const ada = await add('Ada', 'admin');
    const id = (await invitePerson(test.db, invitation, ada)) ?? 0;
    expect(await listAgents(test.db)).toHaveLength(1);
    expect(await invitePerson(test.db, invitation, ada)).toBeNull();
    const token = await makeAccountToken(test.db, 'invitation', id, now);
    expect(await findTokenAgent(test.db, 'reset', token, now)).toBeNull();
    expect(await findTokenAgent(test.db, 'invitation', token, later(8 * 24 * 3600))).toBeNull();
    const password = 'chosen by tom';
    expect(await acceptInvitation(test.db, token, { name: 'Thomas', password }, now)).toMatchObject({ id });
    expect(await acceptInvitation(test.db, token, { name: 'Eve', password: 'stolen' }, now)).toBeNull();
    expect(await findAgentByPassword(test.db, 'tom@desk.test', password)).toMatchObject({
      ...{ name: 'Thomas', role: 'manager' },
    });
    expect(await findPerson(test.db, id)).toMatchObject({ state: 'active', teams: ['support'] });
    expect(await changes()).toEqual(['tom@desk.test person.joined', 'ada@desk.test person.invited']);
  });
});

describe('a new password', () => {
  it('by the link ends every session, and the link with it', async () => {
    const tom = await add('Tom', 'agent');
    const session = await openSession(test.db, tom.id, now);
    const [token, spare] = [
      await makeAccountToken(test.db, 'reset', tom.id, now),
      await makeAccountToken(test.db, 'reset', tom.id, now),
    ];
    expect(await resetPassword(test.db, token, 'the new password', later(3601))).toBeNull();
    expect(await resetPassword(test.db, token, 'the new password', now)).toMatchObject({ id: tom.id });
    expect(await findSessionAgent(test.db, session, now)).toBeNull();
    for (const used of [token, spare])
      expect(await resetPassword(test.db, used, 'once more', now)).toBeNull();
    expect(await findAgentByPassword(test.db, tom.email, 'the new password')).not.toBeNull();
  });

  it('chosen by oneself ends the other sessions and keeps this one', async () => {
    const tom = await add('Tom', 'agent');
    const [own, other] = [await openSession(test.db, tom.id, now), await openSession(test.db, tom.id, now)];
    await changePassword(test.db, tom, 'the new password', own);
    expect(await findSessionAgent(test.db, own, now)).not.toBeNull();
    expect(await findSessionAgent(test.db, other, now)).toBeNull();
  });
});

describe('an admin', () => {
  it('changes a role: its holder is signed out, and it is written down', async () => {
    const [ada, tom] = [await add('Ada', 'admin'), await add('Tom', 'agent')];
    const session = await openSession(test.db, tom.id, now);
    expect(await changeRole(test.db, tom.id, 'manager', ada)).toBe('done');
    expect(await findSessionAgent(test.db, session, now)).toBeNull();
    expect(await listAudit(test.db, { limit: 1 })).toMatchObject([
      { who: ada.email, subject: tom.email, before: { role: 'agent' }, after: { role: 'manager' } },
    ]);
  });

  it('who is the last one can be neither degraded nor removed, by two at once least of all', async () => {
    const [ada, bea] = [await add('Ada', 'admin'), await add('Bea', 'admin')];
    const both = await Promise.all([
      changeRole(test.db, ada.id, 'agent', bea),
      deactivatePerson(test.db, bea.id, null, ada),
    ]);
    expect(both.toSorted()).toEqual(['done', 'last_admin']);
    const admins = (await listPeople(test.db)).filter(
      (each) => each.role === 'admin' && each.state === 'active',
    );
    expect(admins).toHaveLength(1);
  });

  it('deactivates somebody: sessions and links end, and what waits for him goes where it was said', async () => {
    const [ada, tom] = [await add('Ada', 'admin'), await add('Tom', 'agent')];
    const { conversationId } = await storeConversation(test.db, { messageId: '<waits@customer.test>' });
    const { conversationId: done } = await storeConversation(test.db, { messageId: '<done@customer.test>' });
    await test.pool.query(
      `update conversation set assignee_id = $1, handler = 'human',
      status = case when id = $2 then 'resolved' else 'open' end where id in ($2, $3)`,
      [...[tom.id, done, conversationId]],
    );
    expect(await findPerson(test.db, tom.id)).toMatchObject({ assigned: 1 });
    const session = await openSession(test.db, tom.id, now);
    const token = await makeAccountToken(test.db, 'reset', tom.id, now);
    expect(await deactivatePerson(test.db, tom.id, ada.id, ada)).toBe('done');
    expect(await findSessionAgent(test.db, session, now)).toBeNull();
    expect(await takeToken(test.db, 'reset', token, now)).toBe(false);
    const rows = await test.db.selectFrom('conversation').select(['id', 'assignee_id']).execute();
    const assignees = Object.fromEntries(rows.map((row) => [row.id, row.assignee_id]));
    expect([assignees[conversationId], assignees[done]]).toEqual([ada.id, tom.id]);
    expect(await reactivatePerson(test.db, tom.id, ada)).toBe('done');
    expect(await findAgentByPassword(test.db, tom.email, 'the old password')).not.toBeNull();
  });

  it('says who is in which team; the same once more is no change', async () => {
    const [ada, tom] = [await add('Ada', 'admin'), await add('Tom', 'agent')];
    await changeTeams(test.db, tom.id, ['returns', 'support'], ada);
    await changeTeams(test.db, tom.id, ['support', 'returns'], ada);
    expect(await findPerson(test.db, tom.id)).toMatchObject({ teams: ['returns', 'support'] });
    expect(await changes()).toEqual(['ada@desk.test person.teams']);
  });
});

describe('the second step', () => {
  it('takes no code twice, nor an older one, and each recovery code once', async () => {
    const tom = await add('Tom', 'agent');
    expect(await findTotpSecret(test.db, tom.id)).toBeNull();
    await turnTwoStepOn(test.db, tom, { secret: Buffer.of(1), step: 100, recoveryCodes: ['one', 'two'] });
    expect(await takeTotpStep(test.db, tom.id, 100)).toBe(false);
    const at = await Promise.all([101, 101, 101].map((step) => takeTotpStep(test.db, tom.id, step)));
    expect(at.filter(Boolean)).toHaveLength(1);
    expect(await takeTotpStep(test.db, tom.id, 99)).toBe(false);
    expect(await takeRecoveryCode(test.db, tom, 'one')).toBe(true);
    expect(await takeRecoveryCode(test.db, tom, 'one')).toBe(false);
    expect(await takeRecoveryCode(test.db, tom, 'three')).toBe(false);
  });
});
