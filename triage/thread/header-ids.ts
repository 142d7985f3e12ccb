// First step of threading: the message ids in Message-ID, In-Reply-To and References (RFC 5322, section 3.6.4).

/** Bytes of an id: a line of a header has no more (RFC 5322, 2.1.1), and a row of a database index not much more. */
const idLimit = 998;
const countLimit = 1000;

/**
 * The ids of a field in order, each with angle brackets. Scans by hand: a field may be half a megabyte
 * of "<". Ids without brackets, as some programs write, count where the field has no other. Of more than a thousand the
 * first and the last are kept: where the thread began, and what was answered.
 */
export function readMessageIds(value: string | null): string[] {
  if (!value) return [];
  const found: string[] = [];
  let open = -1;
  for (let at = 0; at < value.length; at += 1) {
    const char = value[at];
    if (char === '<') open = at;
    if (char !== '>' || open === -1) continue;
    const id = cleanId(value.slice(open + 1, at));
    if (id !== '') found.push(`<${id}>`);
    open = -1;
  }
  if (found.length === 0) {
    for (const word of value.slice(0, 20_000).split(/[\s,;]+/)) {
      if (/^[^<>\s@"]{1,400}@[^<>\s@"]{1,400}$/.test(word)) found.push(`<${word}>`);
    }
  }
  return found.length > countLimit ? [...found.slice(0, 1), ...found.slice(1 - countLimit)] : found;
}

/** Without white space and control characters; '' where nothing is left or it is too long. */
function cleanId(written: string): string {
  if (written.length > 4 * idLimit) return '';
  const id = written.replace(/[\s\u0000-\u001f\u007f]+/g, '');
  return Buffer.byteLength(id) > idLimit ? '' : id;
}
