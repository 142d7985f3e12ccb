// Checks that a mail server shows the one certificate that was pinned, before any password goes to it.

import type { Socket } from 'node:net';
import { type ConnectionOptions, TLSSocket } from 'node:tls';

import type { MailServer } from '../config.ts';

/**
 * What a TLS connection is told of trust. With a pin no authority is asked: the handshake itself proves that the server
 * has the certificate's key, and `checkPin` that it is the certificate. Without one Node checks chain, name and dates.
 */
export function trustOptions({ pin }: MailServer): ConnectionOptions {
  return pin === null ? {} : { rejectUnauthorized: false };
}

/** `mailbox check` reads from it which certificate could be pinned. */
export class WrongCertificate extends Error {
  /** 64 hex digits; null where the connection is not TLS. */
  readonly shown: string | null;
  constructor(shown: string | null) {
    super(
      shown === null
        ? 'the server shows no certificate, and one is pinned'
        : `its certificate is sha256:${shown}, not the pinned one`,
    );
    this.shown = shown;
  }
}

/** Throws WrongCertificate unless `socket` is TLS and shows the pinned certificate. Without a pin there is nothing to check. */
export function checkPin(socket: Socket, { pin }: MailServer): void {
  if (pin === null) return;
  const shown = fingerprintOf(socket);
  if (shown !== pin) throw new WrongCertificate(shown);
}

/** SHA-256 of the certificate that the server shows, 64 hex digits; null without TLS. */
export function fingerprintOf(socket: Socket): string | null {
  if (!(socket instanceof TLSSocket)) return null;
  const { fingerprint256 } = socket.getPeerCertificate();
  return fingerprint256 ? fingerprint256.replaceAll(':', '').toLowerCase() : null;
}
