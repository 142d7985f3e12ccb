// Signing in through the company's own provider, as the environment names it: OpenID Connect, or none.

export type OidcConfig = Readonly<{
  issuer: string;
  clientId: string;
  clientSecret: string;
  /** What the button says the provider is called. */
  label: string;
  /** Who comes with an address of this domain gets an account; null: only who is invited. */
  domain: string | null;
}>;

export type OidcValues = Readonly<{
  BATON_OIDC_ISSUER?: string | undefined;
  BATON_OIDC_CLIENT_ID?: string | undefined;
  BATON_OIDC_CLIENT_SECRET?: string | undefined;
  BATON_OIDC_LABEL: string;
  BATON_OIDC_DOMAIN?: string | undefined;
}>;

const needed = ['BATON_OIDC_ISSUER', 'BATON_OIDC_CLIENT_ID', 'BATON_OIDC_CLIENT_SECRET'] as const;

/** Null: people sign in with a password. */
export function readOidc(values: OidcValues, faults: string[]): OidcConfig | null {
  const given = needed.filter((name) => values[name] !== undefined);
  if (given.length === 0) {
    if (values.BATON_OIDC_DOMAIN) faults.push(`BATON_OIDC_DOMAIN: says nothing without ${needed.join(', ')}`);
    return null;
  }
  for (const name of needed) {
    if (values[name] === undefined) faults.push(`${name}: missing; it goes with ${given.join(' and ')}`);
  }
  const {
    BATON_OIDC_ISSUER: issuer = '',
    BATON_OIDC_CLIENT_ID: clientId = '',
    BATON_OIDC_CLIENT_SECRET: clientSecret = '',
  } = values;
  if (issuer !== '' && !isTrustworthy(issuer)) {
    faults.push('BATON_OIDC_ISSUER: must be an https address such as https://login.example.com');
    return null;
  }
  const domain = values.BATON_OIDC_DOMAIN?.toLowerCase().replace(/^@/, '') ?? null;
  return { issuer, clientId, clientSecret, label: values.BATON_OIDC_LABEL, domain };
}

/** http for this machine alone: elsewhere whoever stands between could say who anybody is. */
export function isLoopback(address: string): boolean {
  const { protocol, hostname } = new URL(address);
  return protocol === 'http:' && /^(localhost|127(\.\d+){3}|\[::1\])$/.test(hostname);
}

const isTrustworthy = (issuer: string) =>
  URL.canParse(issuer) && (new URL(issuer).protocol === 'https:' || isLoopback(issuer));
