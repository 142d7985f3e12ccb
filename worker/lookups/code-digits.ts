// The digits of a one-time code: made from what is stored and from what is not, so that a stolen table opens nothing.

import { createHmac, hkdfSync, randomBytes, timingSafeEqual } from 'node:crypto';

/** As many bits as the key: nobody tries them all. */
export const newNonce = (): Buffer => randomBytes(16);

/** Six digits: HOTP's truncation (RFC 4226, 5.3) of an HMAC-SHA256 under a key of its own. */
export function codeOf(secret: string, nonce: Buffer): string {
  const key = Buffer.from(hkdfSync('sha256', secret, '', 'baton one-time codes 1', 32));
  const mac = createHmac('sha256', key).update(nonce).digest();
  const at = (mac.at(-1) ?? 0) & 0xf;
  return String((mac.readUInt32BE(at) & 0x7fff_ffff) % 1_000_000).padStart(6, '0');
}

/** In a time that does not tell how many digits were right. `given` is six ASCII digits. */
export function isCode(secret: string, nonce: Buffer, given: string): boolean {
  const [wanted, got] = [Buffer.from(codeOf(secret, nonce)), Buffer.from(given)];
  return wanted.length === got.length && timingSafeEqual(wanted, got);
}
