// A domain that signs its mail (DKIM), for tests: its key pair, the record its DNS has, and the signing.

import { generateKeyPairSync } from 'node:crypto';
import { dkimSign } from 'mailauth/lib/dkim/sign.js';

export type SigningDomain = Readonly<{
  /** The TXT record of `mail._domainkey.DOMAIN`. */
  record: string;
  /** The mail with a signature above it; with `maxBodyLength` the signature covers that many bytes of the body. */
  sign: (raw: Buffer, options?: { maxBodyLength?: number }) => Promise<Buffer>;
}>;

export function createSigningDomain(signingDomain: string): SigningDomain {
  const pair = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const privateKey = pair.privateKey.export({ type: 'pkcs1', format: 'pem' });
  const key = { signingDomain, selector: 'mail', privateKey };
  return {
    record: `v=DKIM1; k=rsa; p=${pair.publicKey.export({ type: 'spki', format: 'der' }).toString('base64')}`,
    sign: async (raw, options = {}) => {
      // The published types ask for the key outside the list, the code reads it within.
      const { signatures } = await dkimSign(raw, { ...key, signatureData: [{ ...key, ...options }] });
      return Buffer.concat([Buffer.from(signatures), raw]);
    },
  };
}
