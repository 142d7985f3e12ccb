// First step of threading: the message ids in Message-ID, In-Reply-To and References (RFC 5322, section 3.6.4).

const idLimit = 998;
const countLimit = 1000;

/**
 * The ids of a field in order, each with angle brackets. Scans by hand: a field may be half a megabyte
 * of "<". Ids without brackets, as some programs write, count where the field has no other.
 */
export function readMessageIds(value: string | null): string[] {
  if (!value) return [];
  const found: string[] = [];
  let open = -1;
  for (let at = 0; at < value.length && found.length < countLimit; at += 1) {
    const char = value[at];
    if (char === '<') open = at;
    if (char !== '>' || open === -1) continue;
    const id = value.slice(open + 1, at).replace(/\s+/g, '');
    if (id && id.length <= idLimit) found.push(`<${id}>`);
    open = -1;
  }
  if (found.length === 0) {
    for (const word of value.slice(0, 20_000).split(/[\s,;]+/)) {
      if (/^[^<>\s@"]{1,400}@[^<>\s@"]{1,400}$/.test(word)) found.push(`<${word}>`);
    }
  }
  return found;
}
