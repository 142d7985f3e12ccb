// Names a form, so that it makes one mail however often it is sent.

/** 96 bits by chance. Not `randomUUID`, which browsers keep from pages without TLS. */
export function newKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(12));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
