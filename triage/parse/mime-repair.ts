// Used by `parse-mail.ts` before the parts are read: multiparts whose boundaries are missing, wrong or left open.
// A reader that takes the header at its word would show such a mail as empty, and the customer would not be heard.

type Insert = Readonly<{ at: number; text: string }>;
export type Repaired = Readonly<{
  /** The Content-Type to read the mail by; null leaves it away (plain text). */
  contentType: string | null;
  /** Closing delimiters to put in, in order of their byte offset into the body. */
  inserts: readonly Insert[];
  /** Byte offset where reading ends: a mail of more parts than this is a bomb, and what comes first is still read. */
  end: number;
}>;

/** Boundaries are at most 70 characters (RFC 2046, 5.1.1); some programs write longer ones. */
const boundaryLimit = 200;
const headerLimit = 4 * 1024;
/** Parts of a mail that are looked at; a person's mail has fewer than a hundred. */
const partLimit = 2000;
const insertLimit = 1000;
/** Bytes of a body that is one text; HTML may carry images within. */
const textLimit = 2 * 1024 * 1024;
const htmlLimit = 4 * 1024 * 1024;
const depthLimit = 1200;

/** Looks at the delimiter lines of a body; costs one native search over it. */
export function repairMime(contentType: string | null, body: Buffer): Repaired {
  if (!contentType || !/^\s*multipart\//i.test(contentType)) {
    return { contentType, inserts: [], end: endOfText(contentType, body) };
  }
  const named = boundaryOf(contentType);
  if (named !== null && hasDelimiter(body, named)) {
    return { contentType, ...findLeftOpen(body, named) };
  }
  const guessed = guessBoundary(body);
  if (guessed === null) return { contentType: null, inserts: [], end: body.length };
  const type = /^\s*(multipart\/[\w.+-]{1,60})/i.exec(contentType)?.[1] ?? 'multipart/mixed';
  return { contentType: `${type}; boundary="${guessed}"`, ...findLeftOpen(body, guessed) };
}

/**
 * The body with every run of carriage returns as one, where it has long runs or doubled ones: programs that convert line
 * ends twice make them, and mailsplit takes minutes over a part header of them. Else the body itself, uncopied.
 */
export function withoutReturnRuns(body: Buffer): Buffer {
  if (!body.includes('\r\r\r\r') && !body.includes('\r\r\n\r\r\n')) return body;
  const kept = Buffer.allocUnsafe(body.length);
  let length = 0;
  for (let at = 0; at < body.length; at += 1) {
    if (body[at] === 0x0d && body[at + 1] === 0x0d) continue;
    kept[length] = body[at] ?? 0;
    length += 1;
  }
  return kept.subarray(0, length);
}

/** A mail that is nothing but text is read up to a size; splitting fifty megabytes of empty lines takes half a minute. */
function endOfText(contentType: string | null, body: Buffer): number {
  if (contentType !== null && /^\s*(?!text\/)[\w.+-]+\//i.test(contentType)) return body.length;
  return Math.min(body.length, /^\s*text\/html/i.test(contentType ?? '') ? htmlLimit : textLimit);
}

function boundaryOf(contentType: string): string | null {
  const match = /[;\s]boundary\s{0,5}=\s{0,5}(?:"((?:[^"\\]|\\.){1,200})"|([^\s;"]{1,200}))/i.exec(
    contentType.slice(0, 4000),
  );
  const found = (match?.[1]?.replace(/\\(.)/g, '$1') ?? match?.[2] ?? '').trimEnd();
  return found === '' ? null : found;
}

function hasDelimiter(body: Buffer, boundary: string): boolean {
  const needle = Buffer.from(`--${boundary}`, 'utf8');
  for (let at = body.indexOf(needle); at !== -1; at = body.indexOf(needle, at + 1)) {
    if (at === 0 || body[at - 1] === 0x0a) return true;
  }
  return false;
}

/** The first line that looks like a delimiter and has a header field below it. */
function guessBoundary(body: Buffer): string | null {
  for (const { line, next } of delimiterLines(body, 200)) {
    if (line.endsWith('--') && line.length > 4) continue;
    const below = body.subarray(next, next + 200).toString('latin1');
    const boundary = line.slice(2).replace(/["\\]/g, '');
    if (boundary !== '' && /^content-[\w-]{2,30}\s?:/i.test(below)) return boundary;
  }
  return null;
}

/**
 * A delimiter of an outer multipart ends all that is inside it (RFC 2046, 5.1.2). mailsplit looks at the innermost two
 * only, so the closing delimiters that a program forgot are put in here.
 */
function findLeftOpen(body: Buffer, rootBoundary: string): Pick<Repaired, 'inserts' | 'end'> {
  const inserts: Insert[] = [];
  const open = [rootBoundary];
  let parts = 0;
  for (const { line, at, next } of delimiterLines(body, Number.POSITIVE_INFINITY)) {
    const depth = open.findLastIndex((boundary) => line === `--${boundary}` || line === `--${boundary}--`);
    if (depth === -1) continue;
    const left = open.splice(depth + 1).reverse();
    if (left.length > 0 && inserts.length < insertLimit) {
      inserts.push({ at, text: left.map((boundary) => `--${boundary}--\r\n`).join('') });
    }
    if (line === `--${open[depth]}--`) {
      if (depth > 0) open.pop();
      continue;
    }
    parts += 1;
    if (parts > partLimit) return { inserts, end: at };
    const inner = innerBoundary(body, next);
    if (inner === null) continue;
    if (open.length >= depthLimit) return { inserts, end: at };
    open.push(inner);
  }
  return { inserts, end: body.length };
}

/** The boundary that the part header at `at` names where it is a multipart. */
function innerBoundary(body: Buffer, at: number): string | null {
  const header = body.subarray(at, at + headerLimit).toString('latin1');
  const end = /\r?\n\r?\n/.exec(header)?.index ?? header.length;
  const fields = header.slice(0, end).replace(/\r?\n[ \t]+/g, ' ');
  const type = /^content-type\s?:\s*(multipart\/.*)$/im.exec(fields)?.[1];
  return type ? boundaryOf(type) : null;
}

function* delimiterLines(body: Buffer, limit: number): Generator<{ line: string; at: number; next: number }> {
  let seen = 0;
  for (let at = body.indexOf('--'); at !== -1 && seen < limit; at = nextDelimiter(body, at)) {
    if (at !== 0 && body[at - 1] !== 0x0a) continue;
    seen += 1;
    const newline = body.indexOf(0x0a, at);
    const end = newline === -1 ? body.length : newline;
    if (end - at > boundaryLimit + 10) continue;
    const line = body.subarray(at, end).toString('utf8').trimEnd();
    yield { line, at, next: end + 1 };
  }
}

function nextDelimiter(body: Buffer, at: number): number {
  const found = body.indexOf('\n--', at);
  return found === -1 ? -1 : found + 1;
}
