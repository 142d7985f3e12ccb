// Credentials at rest: sealed under a key made from BATON_SECRET, each bound to the row that it stands in.

import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';

/** A stolen database without the secret gives no password away; a row's seal does not open in another row. */
const version = 1;
const markLength = 4;
const nonceLength = 12;
const tagLength = 16;
const headLength = 1 + markLength + nonceLength;

/** Sealed with another BATON_SECRET, or changed since: a person has to put the secret back or say the password again. */
export class SealError extends Error {}

/**
 * AES-256-GCM under a key from HKDF (RFC 5869). `place` is whose it is, such as `mailbox 7`; it is needed again to open.
 * Bytes: version, mark of the key (4), nonce (12), ciphertext, tag (16).
 */
export function seal(secret: string, place: string, words: string): Buffer {
  const { key, mark } = keyOf(secret);
  const nonce = randomBytes(nonceLength);
  const cipher = createCipheriv('aes-256-gcm', key, nonce, { authTagLength: tagLength });
  cipher.setAAD(Buffer.from(place));
  const sealed = Buffer.concat([cipher.update(words, 'utf8'), cipher.final()]);
  return Buffer.concat([Buffer.of(version), mark, nonce, sealed, cipher.getAuthTag()]);
}

/** Throws SealError with words for people. */
export function unseal(secret: string, place: string, bytes: Buffer): string {
  if (bytes.length < headLength + tagLength || bytes[0] !== version) {
    throw new SealError('the stored password is damaged; set it again with `mailbox add`');
  }
  const { key, mark } = keyOf(secret);
  if (!bytes.subarray(1, 1 + markLength).equals(mark)) {
    throw new SealError(
      'the stored password was sealed with another BATON_SECRET; bring that one back, or set the password again with `mailbox add`',
    );
  }
  const nonce = bytes.subarray(1 + markLength, headLength);
  const decipher = createDecipheriv('aes-256-gcm', key, nonce, { authTagLength: tagLength });
  decipher.setAAD(Buffer.from(place));
  decipher.setAuthTag(bytes.subarray(bytes.length - tagLength));
  try {
    const open = [decipher.update(bytes.subarray(headLength, bytes.length - tagLength)), decipher.final()];
    return Buffer.concat(open).toString('utf8');
  } catch (cause) {
    throw new SealError('the stored password was changed or belongs to another mailbox; set it again', {
      cause,
    });
  }
}

/** The mark tells a wrong secret from a damaged row; from it nobody gets back to the key. */
function keyOf(secret: string): { key: Buffer; mark: Buffer } {
  const derive = (info: string, length: number) => Buffer.from(hkdfSync('sha256', secret, '', info, length));
  return {
    key: derive('baton mailbox credentials 1', 32),
    mark: derive('baton mailbox credentials 1, mark', markLength),
  };
}
