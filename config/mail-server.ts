// How a mail server is reached, read from an address as people write it: imaps://user:password@host:993/INBOX

import type { TokenSource } from './oauth.ts';

/** A mail server as an URL says it; `secure` is TLS from the first byte. */
export type MailServer = Readonly<{
  host: string;
  port: number;
  secure: boolean;
  /**
   * True only for loopback or an explicit `?insecure=1`: then the connection goes on without TLS. Where this and `secure`
   * are false the connection begins in the clear and must become TLS before the log-in (STARTTLS, RFC 2595 and RFC 3207).
   */
  plaintextAllowed: boolean;
  user: string;
  password: string;
  /** SHA-256 of the one certificate that is trusted (64 hex digits), instead of whatever a known authority signed. */
  pin: string | null;
  /** Asked for a token at each log-in that uses one (XOAUTH2) instead of the password. */
  tokens: TokenSource | null;
}>;

export type ServerAddress = Readonly<{
  server: MailServer;
  /** What stands behind the host, decoded, without its first "/". */
  path: string;
  /** Each `?folder=`, in their order. */
  folders: readonly string[];
}>;

export type ServerKind = 'imap' | 'smtp';

export type ServerReading = Readonly<{
  /** What is being read, to begin each fault with: `BATON_IMAP_URL`, `--imap`. */
  name: string;
  kind: ServerKind;
  faults: string[];
  warnings: string[];
}>;

const schemes = {
  imap: { imap: 143, imaps: 993, 'imap+starttls': 143 },
  smtp: { smtp: 587, smtps: 465, 'smtp+starttls': 587 },
} as const satisfies Record<ServerKind, Record<string, number>>;

const knownParameters = ['insecure', 'pin', 'folder'];

/** Null where the address cannot be used; why, is then in `faults`. The value may hold a password: it is never repeated. */
export function readMailServer(value: string, reading: ServerReading): ServerAddress | null {
  const { name, kind, faults, warnings } = reading;
  const url = URL.canParse(value) ? new URL(value) : null;
  const scheme = url?.protocol.slice(0, -1) ?? '';
  const port = (schemes[kind] as Record<string, number>)[scheme];
  if (!url || port === undefined || !url.hostname) {
    const example = kind === 'imap' ? 'imaps://user:password@host:993' : 'smtps://user:password@host:465';
    faults.push(`${name}: must look like ${example}`);
    return null;
  }
  const unknown = [...url.searchParams.keys()].find((each) => !knownParameters.includes(each));
  if (unknown !== undefined) {
    faults.push(`${name}: "?" is followed by something unknown; write a "?" in a password or folder as %3F`);
    return null;
  }
  const secure = scheme.endsWith('s') && !scheme.endsWith('starttls');
  const encrypted = secure || scheme.endsWith('starttls');
  const trusted = encrypted || mayGoWithoutTls(url, scheme, { ...reading, kind });
  const pin = readPin(url.searchParams.get('pin'), name, faults);
  if (pin !== null && !encrypted) {
    faults.push(`${name}: a pinned certificate needs TLS; use ${kind}s:// or ${kind}+starttls://`);
    return null;
  }
  if (encrypted && url.searchParams.has('insecure')) {
    warnings.push(
      `${name}: ?insecure=1 says nothing for ${scheme}://; its certificate is checked all the same`,
    );
  }
  const decoded = decodeParts(name, url, faults);
  if (!trusted || !decoded || pin === undefined) return null;
  const { path, ...login } = decoded;
  const host = url.hostname.replace(/^\[|\]$/g, '');
  return {
    server: {
      host,
      port: url.port ? Number(url.port) : port,
      secure,
      plaintextAllowed: !encrypted,
      ...login,
      pin,
      tokens: null,
    },
    path,
    folders: url.searchParams.getAll('folder').filter((folder) => folder !== ''),
  };
}

function mayGoWithoutTls(url: URL, scheme: string, { name, kind, faults, warnings }: ServerReading): boolean {
  if (/^(localhost|127(\.\d+){3}|\[::1\])$/.test(url.hostname)) return true;
  if (url.searchParams.get('insecure') !== '1') {
    faults.push(
      `${name}: ${scheme}:// has no TLS; use ${kind}s:// or ${kind}+starttls://, or add ?insecure=1 if you mean it`,
    );
    return false;
  }
  warnings.push(`${name}: mail and password travel without TLS`);
  return true;
}

/** `sha256:` and 64 hex digits, with or without colons between them, as browsers and openssl show it. Undefined: faulty. */
export function readPin(value: string | null, name: string, faults: string[]): string | null | undefined {
  if (value === null) return null;
  const hex = value
    .replace(/^sha256:/i, '')
    .replaceAll(':', '')
    .toLowerCase();
  if (/^[0-9a-f]{64}$/.test(hex)) return hex;
  faults.push(`${name}: the pin must be "sha256:" and 64 hex digits; \`mailbox check\` prints it`);
  return undefined;
}

function decodeParts(name: string, url: URL, faults: string[]) {
  try {
    return {
      user: decodeURIComponent(url.username),
      password: decodeURIComponent(url.password),
      path: decodeURIComponent(url.pathname.replace(/^\//, '')),
    };
  } catch {
    faults.push(`${name}: user, password or folder hold a "%" that is not an escape; write "%" as %25`);
    return null;
  }
}
