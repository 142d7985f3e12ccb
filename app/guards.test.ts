import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

import { useTestDatabase } from '../test/database.ts';
import { makeTestContext } from '../test/seed/context.ts';

const test = useTestDatabase();

/** Open to everybody, each for a reason. */
const open: Readonly<Record<string, string>> = {
  'sign-in.tsx loader': 'the door itself',
  'sign-in.tsx action': 'the door itself',
  'sign-out.ts loader': 'only leads to the inbox, which is guarded',
  '$.tsx loader': 'answers 404 and nothing else',
  '$.tsx action': 'answers 404 and nothing else',
  'api.$.ts loader': 'answers 404 and nothing else',
  'api.$.ts action': 'answers 404 and nothing else',
};

type Handler = (of: { request: Request; params: object; context: unknown }) => Promise<unknown>;

const folder = new URL('routes/', import.meta.url);
const handlers = await Promise.all(
  readdirSync(fileURLToPath(folder)).map(async (file) => {
    const route: Record<string, Handler> = await import(/* @vite-ignore */ new URL(file, folder).href);
    return ['loader', 'action'].flatMap((kind) =>
      route[kind] ? [{ name: `${file} ${kind}`, run: route[kind] }] : [],
    );
  }),
);

describe('without a session', () => {
  for (const { name, run } of handlers.flat().filter((handler) => !(handler.name in open))) {
    it(`${name} lets nobody in`, async () => {
      const method = name.endsWith('action') ? 'POST' : 'GET';
      const request = new Request('http://desk.test/some/page?x=1', { method });
      const context = makeTestContext(test);
      const answer = await Promise.resolve()
        .then(() => run({ request, params: { id: '1001' }, context }))
        .catch((thrown: unknown) => thrown);
      expect(answer).toBeInstanceOf(Response);
      const { status, headers } = answer as Response;
      // 405: what is only read takes a change from nobody, with or without a token.
      if (name.startsWith('api.')) expect(name.endsWith('action') ? [401, 405] : [401]).toContain(status);
      else expect([status, headers.get('Location')?.split('?')[0]]).toEqual([302, '/sign-in']);
    });
  }

  it('every exception is a handler that exists', () => {
    const names = handlers.flat().map((handler) => handler.name);
    expect(Object.keys(open).filter((name) => !names.includes(name))).toEqual([]);
  });
});
