import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it } from 'vitest';

import { addAgent, type Role, roles } from '../db/agents.ts';
import { openSession } from '../db/sessions.ts';
import { useTestDatabase } from '../test/database.ts';
import { makeTestContext } from '../test/seed/context.ts';
import { type Door, doors } from '../test/seed/doors.ts';
import { writeSessionToken } from './session.ts';

const test = useTestDatabase();
const agents = {} as Record<Role, number>;

type Handler = (of: { request: Request; params: object; context: unknown }) => Promise<unknown>;

const folder = new URL('routes/', import.meta.url);
const found = await Promise.all(
  readdirSync(fileURLToPath(folder)).map(async (file) => {
    const route: Record<string, Handler> = await import(/* @vite-ignore */ new URL(file, folder).href);
    return (['loader', 'action'] as const).flatMap((kind) =>
      route[kind] ? [{ file, kind, run: route[kind] }] : [],
    );
  }),
);
const handlers = found.flat().map((handler) => ({ ...handler, name: `${handler.file} ${handler.kind}` }));
const doorOf = ({ file, kind }: (typeof handlers)[number]): Door | undefined => doors[file]?.[kind];
const within = (...names: Door[]) =>
  handlers.filter((handler) => names.some((name) => name === doorOf(handler)));

beforeAll(async () => {
  for (const role of roles) {
    const email = `${role}@desk.test`;
    const agent = await addAgent(test.db, { email, name: role, role, password: 'long enough' });
    agents[role] = agent?.id ?? 0;
  }
});

/** What `run` says to a bare request, with a session of this role or with none: its answer, or what it throws. */
async function knock({ kind, run }: (typeof handlers)[number], role: Role | null): Promise<unknown> {
  const ending = new AbortController();
  const context = makeTestContext(test);
  const headers = new Headers();
  if (role) {
    const token = await openSession(test.db, agents[role], new Date());
    headers.set('Cookie', (await writeSessionToken(token, context)).split(';')[0] ?? '');
  }
  const request = new Request('http://desk.test/some/page?x=1', {
    ...(kind === 'action' ? { method: 'POST', body: new URLSearchParams() } : {}),
    headers,
    signal: ending.signal,
  });
  try {
    return await run({ request, params: { id: '1001' }, context });
  } catch (thrown) {
    return thrown;
  } finally {
    // A stream of news would go on.
    ending.abort();
  }
}

const toTheDoor = (answer: unknown) =>
  answer instanceof Response &&
  answer.status === 302 &&
  answer.headers.get('Location')?.startsWith('/sign-in?to=') === true;
const refused = (answer: unknown) => answer instanceof Response && answer.status === 403;

describe('every route', () => {
  it('says whom it lets in, in test/seed/doors.ts', () => {
    expect(handlers.filter((handler) => !doorOf(handler)).map(({ name }) => name)).toEqual([]);
  });

  it('that is said to let somebody in is there', () => {
    const names = new Set(handlers.map(({ name }) => name));
    const said = Object.entries(doors).flatMap(([file, kinds]) =>
      Object.keys(kinds).map((kind) => `${file} ${kind}`),
    );
    expect(said.filter((name) => !names.has(name))).toEqual([]);
  });
});

describe('without a session', () => {
  it.each(within('agent', 'manager', 'admin'))('$name leads to the sign-in page', async (handler) => {
    expect(await knock(handler, null)).toSatisfy(toTheDoor);
  });

  it.each(within('token'))('$name wants a token', async (handler) => {
    const answer = await knock(handler, null);
    // 405: what is only read takes a change from nobody, with or without a token.
    expect(handler.kind === 'action' ? [401, 405] : [401]).toContain((answer as Response).status);
  });

  it.each(within('nobody'))('$name answers with a fault', async (handler) => {
    expect((await knock(handler, null)) as Response).toMatchObject({ status: 404 });
  });
});

describe.each(roles)('with the role %s', (role) => {
  const allowed: Door[] = roles.slice(0, roles.indexOf(role) + 1);
  const beyond: Door[] = roles.slice(roles.indexOf(role) + 1);

  it.each(within(...allowed))('$name lets in', async (handler) => {
    expect(await knock(handler, role)).toSatisfy((answer) => !toTheDoor(answer) && !refused(answer));
  });

  it.each(within(...beyond))('$name does not let in', async (handler) => {
    expect(await knock(handler, role)).toSatisfy(refused);
  });

  it.each(within('token'))('$name takes no session for a token', async (handler) => {
    const answer = await knock(handler, role);
    expect(handler.kind === 'action' ? [401, 405] : [401]).toContain((answer as Response).status);
  });
});
