// This page as the server tells it from the other pages of the same agent.

let id = '';

/** 96 bits by chance. Not `randomUUID`, which browsers keep from pages without TLS. */
export function pageTab(): string {
  if (id === '') {
    const bytes = crypto.getRandomValues(new Uint8Array(12));
    id = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
  }
  return id;
}
