// Signing in through another provider (OpenID Connect Core 1.0): code flow with PKCE, state and nonce.

import { isLoopback } from '../config/oidc.ts';
import type { OidcConfig } from '../config.ts';

/** What is kept in the browser, sealed, until it comes back from the provider. */
export type Kept = Readonly<{ state: string; nonce: string; verifier: string }>;

export type Answer =
  | Readonly<{ kind: 'person'; email: string; name: string }>
  /** The provider knows the address by hearsay only, or tells none. */
  | Readonly<{ kind: 'unverified' }>
  /** Not the answer to what this browser asked; or the provider refuses. */
  | Readonly<{ kind: 'refused'; reason: string }>
  | Readonly<{ kind: 'down'; reason: string }>;

export type Oidc = Readonly<{
  label: string;
  domain: string | null;
  /** Where the browser goes; null while the provider does not answer. */
  begin: () => Promise<Readonly<{ url: string; kept: Kept }> | null>;
  /** `search`: what stands behind `?` in the address that the provider sends the browser back to. */
  finish: (search: string, kept: Kept) => Promise<Answer>;
}>;

type Client = typeof import('openid-client');

/** Seconds: somebody waits before an empty page. */
const timeout = 5;
export const callbackPath = '/sign-in/oidc/callback';

/** Nothing is loaded, and nobody asked, before somebody signs in this way. */
export function makeOidc(settings: OidcConfig, publicUrl: string): Oidc {
  let known: ReturnType<typeof discover> | null = null;
  // What a provider says about itself holds while we run; where it said nothing it is asked anew.
  const open = async () => {
    const found = known ?? discover(settings);
    known = found;
    try {
      return await found;
    } catch (error) {
      known = null;
      throw error;
    }
  };
  const callback = `${publicUrl}${callbackPath}`;
  return {
    label: settings.label,
    domain: settings.domain,
    begin: async () => {
      const opened = await open().catch(() => null);
      if (!opened) return null;
      const { client, configuration } = opened;
      const kept = {
        state: client.randomState(),
        nonce: client.randomNonce(),
        verifier: client.randomPKCECodeVerifier(),
      };
      const url = client.buildAuthorizationUrl(configuration, {
        ...{ redirect_uri: callback, scope: 'openid email profile', state: kept.state, nonce: kept.nonce },
        code_challenge: await client.calculatePKCECodeChallenge(kept.verifier),
        code_challenge_method: 'S256',
      });
      return { url: url.href, kept };
    },
    finish: async (search, kept) => {
      try {
        return await askWho(await open(), new URL(`${callback}${search}`), kept);
      } catch (error) {
        const reason = error instanceof Error ? error.message : String(error);
        return { kind: isDown(error) ? 'down' : 'refused', reason };
      }
    },
  };
}

async function discover({ issuer, clientId, clientSecret }: OidcConfig) {
  const client: Client = await import('openid-client');
  const configuration = await client.discovery(new URL(issuer), clientId, clientSecret, undefined, {
    timeout,
    // The signature of what it says is checked too, not only that it came over its TLS.
    execute: [
      client.enableNonRepudiationChecks,
      ...(isLoopback(issuer) ? [client.allowInsecureRequests] : []),
    ],
  });
  return { client, configuration };
}

async function askWho(
  { client, configuration }: Awaited<ReturnType<typeof discover>>,
  url: URL,
  { state, nonce, verifier }: Kept,
): Promise<Answer> {
  const tokens = await client.authorizationCodeGrant(configuration, url, {
    ...{ expectedState: state, expectedNonce: nonce, pkceCodeVerifier: verifier, idTokenExpected: true },
  });
  const claims = tokens.claims();
  if (!claims) return { kind: 'refused', reason: 'no ID token' };
  const said =
    typeof claims.email === 'string'
      ? claims
      : await client.fetchUserInfo(configuration, tokens.access_token, claims.sub);
  const { email, email_verified: verified, name } = said;
  if (typeof email !== 'string' || verified !== true) return { kind: 'unverified' };
  const address = email.trim().toLowerCase();
  return {
    kind: 'person',
    email: address,
    name: typeof name === 'string' && name.trim() ? name.trim() : address,
  };
}

/** `fetch` says no more than this of a server that cannot be reached or does not answer in time. */
function isDown(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const { code } = error as { code?: string };
  return error instanceof TypeError || error.name === 'TimeoutError' || code === 'OAUTH_TIMEOUT';
}
