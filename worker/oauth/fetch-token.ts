// Exchanges a refresh token for an access token at the provider's token address (RFC 6749, section 6).

import { z } from 'zod';

import { type OAuthSettings, oauthProviders } from '../../config/oauth.ts';

export type OAuthSecrets = Readonly<{
  /** Empty for a public client, which has none. */
  clientSecret: string;
  refreshToken: string;
}>;

export type Grant = Readonly<{
  token: string;
  expiresAt: Date;
  /** A new one that takes the old one's place, where the provider changes it. */
  refreshToken: string | null;
}>;

/** The provider does not take this refresh token any more; another one may have taken its place meanwhile. */
export class RefreshTokenRefused extends Error {}

/** A log-in waits for it, and the mail server for the log-in. */
const answerMs = 15_000;
/** Where the provider does not say how long a token lives (RFC 6749 leaves it open): soon asked for again. */
const unknownLifeSeconds = 300;

const answer = z.object({
  access_token: z.string().min(1),
  expires_in: z.coerce.number().positive().default(unknownLifeSeconds),
  refresh_token: z.string().min(1).optional(),
});

const refusal = z.object({ error: z.string(), error_description: z.string().optional() });

/** Throws with words for people; they never hold a token or a secret. */
export async function fetchToken(settings: OAuthSettings, secrets: OAuthSecrets, now: Date): Promise<Grant> {
  const { name } = oauthProviders[settings.provider];
  const body = new URLSearchParams({
    grant_type: 'refresh_token',
    client_id: settings.clientId,
    refresh_token: secrets.refreshToken,
    ...(secrets.clientSecret ? { client_secret: secrets.clientSecret } : {}),
    ...(settings.scope ? { scope: settings.scope } : {}),
  });
  const { status, text } = await post(settings.tokenUrl, body, name);
  const said = readJson(text);
  if (status !== 200) throw refused(name, status, refusal.safeParse(said).data ?? null);
  const granted = answer.safeParse(said);
  if (!granted.success) throw new Error(`${name} answers without a token; is ${settings.tokenUrl} right?`);
  const { access_token: token, expires_in: seconds, refresh_token: next } = granted.data;
  return {
    token,
    expiresAt: new Date(now.getTime() + seconds * 1_000),
    refreshToken: next !== undefined && next !== secrets.refreshToken ? next : null,
  };
}

async function post(url: string, body: URLSearchParams, name: string) {
  const signal = AbortSignal.timeout(answerMs);
  try {
    // A redirect would carry the secrets to an address that nobody has named.
    const response = await fetch(url, { method: 'POST', body, signal, redirect: 'error' });
    return { status: response.status, text: await response.text() };
  } catch (cause) {
    const why = signal.aborted ? `no answer within ${answerMs / 1_000} s` : reasonOf(cause);
    throw new Error(`${name}'s token address ${url} cannot be asked: ${why}`, { cause });
  }
}

/** What fetch throws says "fetch failed"; why, is in its cause. */
function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return error.cause instanceof Error ? error.cause.message : error.message;
}

function refused(name: string, status: number, said: z.infer<typeof refusal> | null): Error {
  const details = said?.error_description ? `: ${said.error_description.split(/[\r\n]/)[0]}` : '';
  switch (said?.error) {
    case 'invalid_grant':
      return new RefreshTokenRefused(
        `${name} does not take the refresh token any more (withdrawn, expired, or the password was changed); ` +
          `allow Baton again and set the new token with \`mailbox add\`${details}`,
      );
    case 'invalid_client':
    case 'unauthorized_client':
      return new Error(`${name} does not take the client id or its secret${details}`);
    default:
      return new Error(`${name} gives no token: ${said?.error ?? `HTTP ${status}`}${details}`);
  }
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
