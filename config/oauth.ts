// What a log-in with a token needs (XOAUTH2): the settings of the two big providers, and the shape of what fetches tokens.

export type AccessToken = Readonly<{
  token: string;
  expiresAt: Date;
}>;

/**
 * Answers a token that is good for now. `refused`: a token that the mail server has just refused; another one is fetched
 * then, unless that has happened meanwhile. Throws with words for people.
 */
export type TokenSource = (refused?: string) => Promise<AccessToken>;

export type OAuthProvider = 'google' | 'microsoft';

/** What is no secret of a log-in with tokens. */
export type OAuthSettings = Readonly<{
  provider: OAuthProvider;
  clientId: string;
  /** Where a refresh token is exchanged for an access token (RFC 6749, section 6). */
  tokenUrl: string;
  scope: string;
}>;

export const oauthProviders = {
  google: {
    name: 'Google',
    tokenUrl: 'https://oauth2.googleapis.com/token',
    // Google's refresh tokens carry their scope, https://mail.google.com/, with them.
    scope: '',
  },
  microsoft: {
    name: 'Microsoft',
    tokenUrl: 'https://login.microsoftonline.com/common/oauth2/v2.0/token',
    scope:
      'https://outlook.office.com/IMAP.AccessAsUser.All https://outlook.office.com/SMTP.Send offline_access',
  },
} as const satisfies Record<OAuthProvider, { name: string; tokenUrl: string; scope: string }>;
