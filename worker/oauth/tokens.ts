// Keeps an access token for as long as it is good, so that each log-in has one without asking the provider each time.

import type { AccessToken, OAuthSettings, TokenSource } from '../../config/oauth.ts';
import { fetchToken, type OAuthSecrets, RefreshTokenRefused } from './fetch-token.ts';

export type TokenKeeping = Readonly<{
  settings: OAuthSettings;
  /** As they are stored now: another worker may have been given a new refresh token. */
  read: () => Promise<OAuthSecrets>;
  /** The provider has put `next` in the place of the refresh token that `read` answered last. */
  replace: (next: string) => Promise<void>;
  now: () => Date;
}>;

/** A token that ends while the log-in is on its way would be refused. */
const earlyMs = 60_000;

export function createTokenSource(keeping: TokenKeeping): TokenSource {
  let current: AccessToken | null = null;
  let fetching: Promise<AccessToken> | null = null;
  return async (refused) => {
    const good = current && current.expiresAt.getTime() - keeping.now().getTime() > earlyMs;
    if (current && good && current.token !== refused) return current;
    // Several folders and the SMTP side ask at once; the provider is asked one time.
    fetching ??= refresh(keeping).finally(() => {
      fetching = null;
    });
    current = await fetching;
    return current;
  };
}

async function refresh(keeping: TokenKeeping): Promise<AccessToken> {
  const secrets = await keeping.read();
  try {
    return await exchange(keeping, secrets);
  } catch (error) {
    if (!(error instanceof RefreshTokenRefused)) throw error;
    // Where the provider changes the refresh token at each use, another worker may just have used this one.
    const again = await keeping.read();
    if (again.refreshToken === secrets.refreshToken) throw error;
    return await exchange(keeping, again);
  }
}

async function exchange(keeping: TokenKeeping, secrets: OAuthSecrets): Promise<AccessToken> {
  const grant = await fetchToken(keeping.settings, secrets, keeping.now());
  if (grant.refreshToken) await keeping.replace(grant.refreshToken);
  return { token: grant.token, expiresAt: grant.expiresAt };
}
