import { describe, expect, test as it } from 'vitest';

import { useTestDatabase } from '../test/database.ts';
import {
  bringTemplateBack,
  countTemplateUse,
  listStoredTemplates,
  listTemplateVersions,
  publishTemplate,
  retireTemplate,
  saveTemplateVersion,
} from './templates.ts';

const test = useTestDatabase();
const name = 'opening-hours.en';
const save = (source: string, basedOn?: number) =>
  saveTemplateVersion(test.db, {
    name,
    source,
    by: 'mia@shop.example',
    ...(basedOn === undefined ? {} : { basedOn }),
  });
const publish = (version: number) =>
  test.db.transaction().execute((trx) => publishTemplate(trx, name, version, new Date()));

describe('the versions of a template', () => {
  it('are kept for ever, and only a published one is in use', async () => {
    expect(await save('one', 0)).toBe(1);
    expect(await listStoredTemplates(test.db)).toEqual([
      { name, version: null, source: null, retired: false },
    ]);
    expect(await publish(1)).toBe(true);
    expect(await save('two', 1)).toBe(2);
    expect(await listStoredTemplates(test.db)).toEqual([{ name, version: 1, source: 'one', retired: false }]);
    expect(await publish(2)).toBe(true);
    expect((await listTemplateVersions(test.db, name)).map((each) => each.source)).toEqual(['two', 'one']);
    expect(await publish(1)).toBe(true);
    expect((await listStoredTemplates(test.db))[0]?.source).toBe('one');
  });

  it('are not laid over one that somebody else has made meanwhile, nor made twice by a second click', async () => {
    expect(await save('three', 1)).toBeNull();
    const both = await Promise.all([save('three', 2), save('other', 2)]);
    expect(both.filter((each) => each === 3)).toHaveLength(1);
    expect(both.filter((each) => each === null)).toHaveLength(1);
    const [newest] = await listTemplateVersions(test.db, name);
    expect(await save(newest?.source ?? '', 3)).toBe(3);
  });

  it('that are not there cannot be published', async () => expect(await publish(99)).toBe(false));

  it('rest while the template is switched off', async () => {
    await test.db.transaction().execute((trx) => retireTemplate(trx, name, 'mia@shop.example', new Date()));
    expect(await listStoredTemplates(test.db)).toMatchObject([{ retired: true }]);
    await test.db.transaction().execute((trx) => bringTemplateBack(trx, name));
    expect(await listStoredTemplates(test.db)).toMatchObject([{ retired: false, source: 'one' }]);
  });

  it('are counted where nothing was written as never used', async () => {
    expect(await countTemplateUse(test.db, new Date(0))).toEqual(new Map());
  });
});
