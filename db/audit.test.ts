import { beforeEach, describe, expect, it } from 'vitest';
import { saveShop } from '../app/shop-settings.ts';
import { useTestDatabase } from '../test/database.ts';
import { makeTestContext } from '../test/seed/context.ts';
import { defaultPolicy } from '../triage/policy.ts';
import { listAudit, listAuditors, recordAudit } from './audit.ts';
import { replacePolicy } from './policies.ts';
import { saveTemplateVersion } from './templates.ts';

const test = useTestDatabase();

beforeEach(async () => {
  await test.pool.query('truncate audit');
  await recordAudit(test.db, {
    ...{ who: 'ada@desk.test', action: 'person.role', subject: 'tom@desk.test' },
    ...{ before: { role: 'agent' }, after: { role: 'manager' } },
  });
  await recordAudit(test.db, { who: 'API token till', action: 'policy.saved', subject: '7' });
  await recordAudit(test.db, { who: 'ada@desk.test', action: 'policy.saved', subject: '8' });
});

describe('the record of changes', () => {
  it('is read from the newest on, by person and by kind', async () => {
    const subjects = async (of: { who?: string; kind?: string }) =>
      (await listAudit(test.db, { ...of, limit: 10 })).map((row) => row.subject);
    expect(await subjects({})).toEqual(['8', '7', 'tom@desk.test']);
    expect(await subjects({ who: 'ada@desk.test' })).toEqual(['8', 'tom@desk.test']);
    expect(await subjects({ kind: 'policy' })).toEqual(['8', '7']);
    expect(await subjects({ kind: 'person', who: 'API token till' })).toEqual([]);
  });

  it('goes on where a page of it ended', async () => {
    const [first] = await listAudit(test.db, { limit: 1 });
    const rest = await listAudit(test.db, { limit: 10, beforeId: first?.id ?? 0 });
    expect(rest.map((row) => row.subject)).toEqual(['7', 'tom@desk.test']);
    expect(rest[1]).toMatchObject({ before: { role: 'agent' }, after: { role: 'manager' } });
  });

  it('knows everybody who is in it, each once', async () => {
    expect(await listAuditors(test.db)).toEqual(['ada@desk.test', 'API token till'].sort());
  });

  it('keeps nothing of a change that did not happen', async () => {
    const failing = test.db.transaction().execute(async (trx) => {
      await recordAudit(trx, { who: 'ada@desk.test', action: 'shop.saved', subject: 'shop' });
      throw new Error('no');
    });
    await expect(failing).rejects.toThrow('no');
    expect(await listAudit(test.db, { limit: 10 })).toHaveLength(3);
  });
});

describe('what is changed', () => {
  it('in policy, words and shop is written down with it, and nothing of the secret', async () => {
    const who = 'ada@desk.test';
    await test.pool.query('truncate audit');
    await replacePolicy(test.db, defaultPolicy, who);
    await saveTemplateVersion(test.db, { name: 'hours.en', source: 'Hello', by: who });
    const shop = {
      ...{ enabled: true, urlTemplate: 'https://shop.example/o/{number}', secret: 'a very secret secret' },
      mapping: {
        fields: { customerEmail: 'email', status: 'state', placedAt: 'at' },
        statuses: { open: 'processing' },
      },
      ...{ allowedHosts: [], cacheSeconds: 60 },
    };
    expect(await saveShop(makeTestContext(test).app, shop, who)).toBeNull();
    const rows = await listAudit(test.db, { limit: 10 });
    expect(rows.map((row) => [row.who, row.action, row.subject])).toEqual([
      [who, 'shop.saved', 'shop.example'],
      [who, 'template.saved', 'hours.en'],
      [who, 'policy.saved', 'Version 1'],
    ]);
    expect(JSON.stringify(rows)).not.toContain('very secret');
  });
});
