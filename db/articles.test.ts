import { beforeAll, describe, expect, test as it } from 'vitest';

import { useTestDatabase } from '../test/database.ts';
import {
  findArticle,
  listArticles,
  listPublishedArticles,
  publishArticle,
  retireArticle,
  saveArticleVersion,
  searchArticles,
} from './articles.ts';

const test = useTestDatabase();
const today = '2026-11-23';

async function article(name: string, language: string, title: string, body: string, validUntil?: string) {
  const key = { name, language };
  const version = await saveArticleVersion(test.db, {
    ...key,
    ...{ title, body, links: [], validUntil: validUntil ?? null, by: 'mia@shop.example' },
  });
  await test.db.transaction().execute((trx) => publishArticle(trx, key, version ?? 0, new Date()));
}

beforeAll(async () => {
  await article('returns', 'en', 'Returning goods', 'You can return what you bought within 30 days.');
  await article(
    'gift_cards',
    'en',
    'Gift cards',
    'A gift card is valid for three years. It cannot be returned.',
  );
  await article('sale', 'en', 'Summer sale', 'Gift cards at half price.', '2026-08-31');
  await article(
    'returns',
    'de',
    'Rückgabe',
    'Sie können Ihre Bestellungen innerhalb von 30 Tagen zurücksenden.',
  );
  await article('vraceni', 'cs', 'Vrácení zboží', 'Zboží můžete vrátit do 30 dnů.');
});

const search = async (language: string, words: string, limit = 3) =>
  (await searchArticles(test.db, { language, words, today, limit })).map((each) => each.name);

describe('the search for articles', () => {
  it('finds by the basic forms of words, the title before the text', async () => {
    expect(await search('en', 'Hello, how do I get my gift card? Thank you!')).toEqual(['gift_cards']);
    expect(await search('en', 'I would like to return the goods.')).toEqual(['returns', 'gift_cards']);
    expect(await search('de', 'Wie lange kann ich eine Bestellung zurücksenden?')).toEqual(['returns']);
    expect(await search('cs', 'vrácení')).toEqual(['vraceni']);
  });

  it('finds nothing in another language, nothing that has expired, and nothing by empty words', async () => {
    expect(await search('fr', 'gift card')).toEqual([]);
    expect(await search('en', 'summer sale')).toEqual([]);
    expect(await search('en', 'the of and')).toEqual([]);
    expect(await search('en', '')).toEqual([]);
  });

  it('bears whatever a mail holds', async () => {
    for (const words of [
      '\' | & ! :* \\ ( ) <-> "',
      "it''s a gift'card' \\'",
      '\u{1f381} gift '.repeat(5_000),
    ])
      expect(Array.isArray(await search('en', words))).toBe(true);
  });
});

describe('an article', () => {
  it('is a draft until it is published, keeps its versions, and is quoted no more once switched off', async () => {
    const key = { name: 'hours', language: 'en' };
    const fields = {
      title: 'Hours',
      links: [{ title: 'Hours', url: 'https://shop.example/hours' }],
      validUntil: null,
    };
    const save = (body: string, basedOn: number) =>
      saveArticleVersion(test.db, { ...key, ...fields, body, basedOn, by: 'mia@shop.example' });
    expect(await save('Nine to five.', 0)).toBe(1);
    const quoted = async () =>
      (await listPublishedArticles(test.db)).filter((each) => each.name === 'hours').map((each) => each.body);
    expect(await quoted()).toEqual([]);
    await test.db.transaction().execute((trx) => publishArticle(trx, key, 1, new Date()));
    expect(await save('Nine to six.', 0)).toBeNull();
    expect(await save('Nine to six.', 1)).toBe(2);
    expect(await quoted()).toEqual(['Nine to five.']);
    expect(await findArticle(test.db, key)).toMatchObject({
      published: 1,
      versions: [
        { version: 2, body: 'Nine to six.' },
        { version: 1, links: fields.links },
      ],
    });
    await test.db.transaction().execute((trx) => retireArticle(trx, key, 'mia@shop.example', new Date()));
    expect(await quoted()).toEqual([]);
    expect((await listArticles(test.db)).find((each) => each.name === 'hours')).toMatchObject({
      retired: true,
    });
  });
});
