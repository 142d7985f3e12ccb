// A real OpenID provider on this machine, with somebody who signs in there without being asked anything.

import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import Provider from 'oidc-provider';
import { afterAll, beforeAll } from 'vitest';

import type { OidcConfig } from '../config.ts';

export type SignInProvider = {
  /** As the environment would name it. */
  settings: OidcConfig;
  /** Who is at its screen. */
  person: Readonly<{ email?: string; email_verified?: boolean; name?: string }>;
  /** What it is asked by Baton's own hand, by path. */
  asked: string[];
  stop: () => Promise<void>;
};

/** Call at the top of a test file. `redirectUri` is asked for once, before the tests. */
export function useSignInProvider(redirectUri: () => string | Promise<string>): SignInProvider {
  const standing = { person: {}, asked: [] as string[] } as unknown as SignInProvider;
  const server = createServer();
  beforeAll(async () => {
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    standing.settings = {
      ...{ issuer, clientId: 'baton', clientSecret: 'between us two', label: 'Acme', domain: null },
    };
    server.on('request', answers(standing, await redirectUri()));
  });
  standing.stop = async () => {
    server.closeAllConnections();
    if (server.listening) await new Promise((resolve) => server.close(resolve));
  };
  afterAll(standing.stop);
  return standing;
}

function answers(standing: SignInProvider, redirectUri: string) {
  const { issuer, clientId, clientSecret } = standing.settings;
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const provider = new Provider(issuer, {
    clients: [{ client_id: clientId, client_secret: clientSecret, redirect_uris: [redirectUri] }],
    claims: { openid: ['sub'], email: ['email', 'email_verified'], profile: ['name'] },
    findAccount: (_context: unknown, accountId: string) => ({
      accountId,
      claims: () => ({ sub: accountId, ...standing.person }),
    }),
    pkce: { required: () => true },
    ttl: { Interaction: 60, Session: 60, Grant: 60, AccessToken: 60, AuthorizationCode: 60, IdToken: 60 },
    features: { devInteractions: { enabled: false } },
    interactions: { url: (_context: unknown, { uid }: { uid: string }) => `/interaction/${uid}` },
    cookies: { keys: [randomBytes(16).toString('hex')] },
    jwks: { keys: [{ ...privateKey.export({ format: 'jwk' }), alg: 'RS256', use: 'sig' }] },
  });
  const pages = provider.callback();
  return async (request: IncomingMessage, response: ServerResponse) => {
    standing.asked.push(request.url?.split('?')[0] ?? '');
    if (!request.url?.startsWith('/interaction/')) return await pages(request, response);
    const { prompt } = await provider.interactionDetails(request, response);
    const accountId = 'somebody';
    if (prompt.name === 'login')
      return await provider.interactionFinished(request, response, { login: { accountId } });
    const grant = new provider.Grant({ accountId, clientId });
    grant.addOIDCScope('openid email profile');
    await provider.interactionFinished(request, response, { consent: { grantId: await grant.save() } });
  };
}

/** Goes through its pages as a browser would; answers where the browser is sent back to. */
export async function visitProvider(url: string, backTo: string): Promise<URL> {
  const cookies = new Map<string, string>();
  let next = url;
  for (let hop = 0; hop < 10 && !next.startsWith(backTo); hop += 1) {
    const headers = { Cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; ') };
    const answer = await fetch(next, { redirect: 'manual', headers });
    for (const line of answer.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      cookies.set(name, value);
    }
    const location = answer.headers.get('Location');
    if (!location) throw new Error(`The provider says ${answer.status}: ${await answer.text()}`);
    next = new URL(location, next).href;
  }
  return new URL(next);
}
