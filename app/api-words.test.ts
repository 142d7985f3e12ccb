import { beforeAll, describe, expect, it } from 'vitest';

import { createToken } from '../db/tokens.ts';
import { useTestDatabase } from '../test/database.ts';
import { makeTestContext } from '../test/seed/context.ts';
import { readApproved } from './approved-templates.ts';
import { publish, saveTemplate, switchOff, switchOn } from './edit-template.ts';
import * as articlesRoute from './routes/api.v1.articles.ts';
import * as templatesRoute from './routes/api.v1.templates._index.ts';
import * as templateRoute from './routes/api.v1.templates.$name.ts';
import { sayEnglish } from './words/say.ts';

const test = useTestDatabase();
let token: string;
beforeAll(async () => {
  token = await createToken(test.db, 'shop');
});

type Route = Readonly<{ loader: (of: never) => Promise<Response>; action: (of: never) => Promise<Response> }>;

async function call(route: Route, method: string, path: string, body?: unknown, ifMatch?: string) {
  const request = new Request(`http://desk.test/api/v1/${path}`, {
    method,
    headers: { Authorization: `Bearer ${token}`, ...(ifMatch ? { 'If-Match': ifMatch } : {}) },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const params = { name: new URL(request.url).pathname.split('/')[4] };
  const of = { request, params, context: makeTestContext(test) } as never;
  const response = await (method === 'GET' ? route.loader(of) : route.action(of)).catch(
    (thrown: Response) => thrown,
  );
  return { status: response.status, etag: response.headers.get('ETag'), body: await response.json() };
}

const template = (method: string, name: string, body?: unknown, ifMatch?: string) =>
  call(templateRoute as unknown as Route, method, `templates/${name}`, body, ifMatch);
const articles = (method: string, query = '', body?: unknown) =>
  call(articlesRoute as unknown as Route, method, `articles${query}`, body);
const used = async (name: string) =>
  (await readApproved(makeTestContext(test))).find((each) => each.name === name);

const fieldsOf = ({
  body: { name, version, origin, retired, draft, ...fields },
}: {
  body: Record<string, unknown>;
}) => fields;

describe('a template over the API', () => {
  it('is read as it comes with Baton, and what is read can be sent back changed: then mails have the new words', async () => {
    const first = await template('GET', 'opening-hours.en');
    expect(first).toMatchObject({
      status: 200,
      etag: '"0"',
      body: { origin: 'baton', kind: 'answer', draft: null },
    });
    const changed = { ...fieldsOf(first), body: 'Hello,\n\ncome in whenever you like.' };
    const second = await template('PUT', 'opening-hours.en', changed, '"0"');
    expect(second).toMatchObject({
      status: 200,
      etag: '"1"',
      body: { origin: 'team', version: '1', ...changed },
    });
    expect((await used('opening-hours.en'))?.body).toBe(changed.body);
    expect((await template('PUT', 'opening-hours.en', changed, '"0"')).status).toBe(412);
  });

  it('is refused whole where anything in it is wrong, each fault by its field and line', async () => {
    const given = fieldsOf(await template('GET', 'delivery.en'));
    const faulty = { ...given, subject: ' ', body: 'Hello,\n{{ wether }}' };
    expect(await template('PUT', 'delivery.en', faulty)).toMatchObject({
      status: 400,
      body: { error: { code: 'invalid', fields: { subject: expect.stringContaining('must not be empty') } } },
    });
    expect(await template('PUT', 'delivery.en', { ...given, body: faulty.body })).toMatchObject({
      status: 400,
      body: { error: { fields: { body: 'Line 2: There is no slot "wether".' } } },
    });
    expect((await template('PUT', 'delivery.en', { ...given, colour: 'red' })).body.error.fields).toEqual({
      colour: 'is not known here',
    });
    expect((await used('delivery.en'))?.version).toMatch(/^baton-/);
  });

  it('may be a new one, of an intent and in a language of the team’s own', async () => {
    expect((await template('GET', 'gift-cards.en')).status).toBe(404);
    const given = {
      ...{ kind: 'answer', intent: 'gift_cards', language: 'en', body: 'Yes, we sell them.' },
      examples: ['Do you sell gift cards?', 'Where is my voucher?', 'Is a gift card still valid?'],
    };
    expect(await template('PUT', 'gift-cards.en', given)).toMatchObject({ status: 200, body: given });
    const polish = { kind: 'footer', language: 'pl', body: 'To jest odpowiedź automatyczna. {{ company }}' };
    expect((await template('PUT', 'footer.pl', polish)).status).toBe(200);
    const { body } = await call(templatesRoute as unknown as Route, 'GET', 'templates');
    expect(body.items).toContainEqual(
      expect.objectContaining({ name: 'gift-cards.en', intent: 'gift_cards' }),
    );
  });
});

describe('a template', () => {
  it('that is switched off writes nothing until it is switched on; a footer that answers need stays', async () => {
    const of = makeTestContext(test);
    expect(await switchOff(of, 'password-reset.en', 'mia', sayEnglish)).toBeNull();
    expect(await used('password-reset.en')).toBeUndefined();
    await switchOn(of, 'password-reset.en', 'Ada');
    expect(await used('password-reset.en')).toBeDefined();
    expect(await switchOff(of, 'footer.en', 'mia', sayEnglish)).toMatch(/Every answer in “en”/);
  });
});

describe('an article over the API', () => {
  const returns = {
    ...{ name: 'returns', language: 'en', title: 'Returns', text: 'You may return all within 30 days.' },
    ...{ links: [{ title: 'Returns', url: 'https://shop.example/returns' }], validUntil: null },
  };

  it('is made, changed and found; the good ones of many go in, the bad ones are named', async () => {
    expect(await articles('PUT', '', returns)).toMatchObject({
      status: 200,
      body: { version: 1, ...returns },
    });
    const many = [
      { ...returns, text: 'You may return all within 14 days.' },
      { ...returns, name: 'Bad Name', links: [{ title: 'x', url: 'javascript:alert(1)' }], text: '<b>x</b>' },
    ];
    expect(await articles('PUT', '', { items: many })).toMatchObject({
      status: 200,
      body: {
        stored: 1,
        faults: [
          {
            index: 1,
            faults: {
              name: expect.stringContaining('short name'),
              text: '"<b>" is HTML: write Markdown.',
              'links.0.url': expect.stringContaining('must be an address'),
            },
          },
        ],
      },
    });
    const found = await articles('GET', '?language=en&q=How+can+I+return+this');
    expect(found.body.items).toMatchObject([{ name: 'returns', version: 2, text: many[0]?.text }]);
    expect((await articles('GET', '?limit=1')).body).toMatchObject({
      items: [{ published: true }],
      nextCursor: null,
    });
    expect((await articles('GET', '?q=x')).status).toBe(400);
  });

  it('that a template quotes is the published one; a template cannot be published once the article has gone', async () => {
    const of = makeTestContext(test);
    const fields = {
      ...{
        kind: 'answer',
        intent: 'refund_return',
        language: 'en',
        requires: [],
        lookup: 'none',
        subject: null,
      },
      ...{ tone: 'neutral', examples: [], body: '{{ article.returns }}' },
    };
    const saved = await saveTemplate(of, { name: 'returns.en', fields, by: 'mia' });
    expect(saved).toEqual({ kind: 'saved', version: 1 });
    expect(await articles('PUT', '', { ...returns, validUntil: '2020-01-01' })).toMatchObject({
      status: 200,
    });
    expect(await publish(of, 'returns.en', 1, 'Ada')).toMatchObject({
      kind: 'faulty',
      faults: [{ field: 'body', line: 1, said: { values: { name: 'returns', day: '2020-01-01' } } }],
    });
  });
});
