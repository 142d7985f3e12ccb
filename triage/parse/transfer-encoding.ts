// Used where the parts of a mail are read: text that says it is base64 and is not would come out as gibberish.

/** Bytes that are looked at; a program that is wrong is wrong from the first line on. */
const sampleSize = 4096;

/**
 * Whether bytes can be base64 (RFC 2045, 6.8): nothing but its alphabet, and no spaces within a line. A few strays are
 * forgiven, as the RFC asks.
 */
export function looksLikeBase64(bytes: Buffer): boolean {
  const sample = bytes.subarray(0, sampleSize).toString('latin1');
  const strays = sample.match(/[^A-Za-z0-9+/=\s]|\S[ \t]+(?=\S)/g)?.length ?? 0;
  const letters = sample.replace(/\s+/g, '').length;
  return strays <= letters * 0.02;
}
