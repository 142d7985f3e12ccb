// First step of `parse/`: the header fields of a mail (or of a mail inside a mail) in the order they came, bytes and all.

export type HeaderField = Readonly<{
  /** Lower case. */
  name: string;
  /** Unfolded, encoded words untouched: judgements about who wrote a field must not depend on decoding. */
  value: string;
}>;

export type HeaderBlock = Readonly<{ fields: readonly HeaderField[]; bodyStart: number }>;

/** Bytes of header that are read; what lies beyond is a header bomb and decides nothing. */
const headerLimit = 512 * 1024;
const fieldLimit = 2000;
/** Characters kept of one field: 10,000 recipients stay below. */
const valueLimit = headerLimit;

const blocks = new WeakMap<Buffer, HeaderBlock>();

/** Reads the header fields up to the first empty line (RFC 5322, section 2.2). For one source it is done once. */
export function readHeaderBlock(raw: Buffer): HeaderBlock {
  const known = blocks.get(raw);
  if (known) return known;
  const block = readBlock(raw, 0);
  blocks.set(raw, block);
  return block;
}

/** `from` is a byte offset into `raw`. */
function readBlock(raw: Buffer, from: number): HeaderBlock {
  const start = skipEmptyLines(raw, from);
  if (start !== from) return readBlock(raw, start);
  const bodyStart = findBody(raw, from);
  const block = decodeBytes(raw.subarray(from, Math.min(bodyStart, from + headerLimit)));
  return { fields: readFields(block), bodyStart };
}

/** The same for header fields that were found inside a text. */
export function readFields(block: string): HeaderField[] {
  const fields: { name: string; value: string }[] = [];
  let current: { name: string; parts: string[]; length: number } | null = null;
  const close = () => {
    if (current) fields.push({ name: current.name, value: current.parts.join(' ').trim() });
    current = null;
  };
  for (const line of block.split(/\r\n|\n|\r/)) {
    if (current && /^[ \t]/.test(line)) {
      const open: { parts: string[]; length: number } = current;
      if (open.length < valueLimit) open.parts.push(line.trim());
      open.length += line.length;
      continue;
    }
    close();
    if (fields.length >= fieldLimit) break;
    const name = /^([!-9;-~]{1,200})[ \t]*:/.exec(line);
    if (!name?.[1]) continue;
    current = {
      name: name[1].toLowerCase(),
      parts: [line.slice(name[0].length, name[0].length + valueLimit).trim()],
      length: line.length,
    };
  }
  close();
  return fields;
}

/** The first (topmost) value of a field, or null. */
export function firstField(fields: readonly HeaderField[], name: string): string | null {
  return fields.find((field) => field.name === name)?.value ?? null;
}

export function allFields(fields: readonly HeaderField[], name: string): string[] {
  return fields.filter((field) => field.name === name).map((field) => field.value);
}

/** UTF-8 (RFC 6532) where the bytes are; else Windows-1252, which most raw 8-bit headers are. */
export function decodeBytes(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    // Not a swallowed error: "not UTF-8" is the answer to the question asked above.
    return new TextDecoder('windows-1252').decode(bytes);
  }
}

/** Some programs put an empty line before the header; it is skipped where a header field does follow. */
function skipEmptyLines(raw: Buffer, from: number): number {
  let at = from;
  while (at < from + 20 && (raw[at] === 0x0a || raw[at] === 0x0d)) at += 1;
  return /^(?:from|to|subject|date|received|return-path|message-id|mime-version|delivered-to|content-[a-z-]+)\s?:/i.test(
    raw.subarray(at, at + 40).toString('latin1'),
  )
    ? at
    : from;
}

function findBody(raw: Buffer, from: number): number {
  if (raw[from] === 0x0a) return from + 1;
  if (raw[from] === 0x0d && raw[from + 1] === 0x0a) return from + 2;
  for (let at = raw.indexOf(0x0a, from); at !== -1; at = raw.indexOf(0x0a, at + 1)) {
    if (raw[at + 1] === 0x0a) return at + 2;
    if (raw[at + 1] === 0x0d && raw[at + 2] === 0x0a) return at + 3;
  }
  return raw.length;
}
