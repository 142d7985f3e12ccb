// Inside `bounded-mail-parser.ts` and `read-plain.ts`: quoted-printable (RFC 2045, 6.7) decoded as it comes, in a time that grows with the length
// only. The decoder that mailparser brings takes hours over a megabyte of blanks, and holds a file three times.

import { Transform, type TransformCallback } from 'node:stream';

const lineFeed = 0x0a;
const carriageReturn = 0x0d;
const equals = 0x3d;

export class QuotedPrintableDecoder extends Transform {
  /** Pieces of a line whose end has not come. */
  #open: Buffer[] = [];

  override _transform(chunk: Buffer, _encoding: BufferEncoding, done: TransformCallback): void {
    const out: Buffer[] = [];
    let from = 0;
    for (let end = chunk.indexOf(lineFeed); end !== -1; end = chunk.indexOf(lineFeed, from)) {
      this.#decodeLine(chunk.subarray(from, end + 1), out);
      from = end + 1;
    }
    if (from < chunk.length) this.#open.push(Buffer.from(chunk.subarray(from)));
    done(null, Buffer.concat(out));
  }

  override _flush(done: TransformCallback): void {
    const out: Buffer[] = [];
    this.#decodeLine(Buffer.alloc(0), out);
    done(null, Buffer.concat(out));
  }

  #decodeLine(last: Buffer, out: Buffer[]): void {
    const line = this.#open.length === 0 ? last : Buffer.concat([...this.#open, last]);
    this.#open = [];
    const breakAt =
      line.at(-1) === lineFeed ? line.length - (line.at(-2) === carriageReturn ? 2 : 1) : line.length;
    let end = breakAt;
    // Blanks at the end of a line were put there on the way.
    while (end > 0 && isBlank(line[end - 1])) end -= 1;
    const isSoft = line[end - 1] === equals;
    decodeInto(line.subarray(0, isSoft ? end - 1 : end), out);
    if (!isSoft && breakAt < line.length) out.push(line.subarray(breakAt));
  }
}

/** The whole at once. */
export function decodeQuotedPrintable(bytes: Buffer): Buffer {
  const decoder = new QuotedPrintableDecoder();
  const pieces: Buffer[] = [];
  const take: TransformCallback = (_error, piece: Buffer) => pieces.push(piece);
  decoder._transform(bytes, 'binary', take);
  decoder._flush(take);
  return Buffer.concat(pieces);
}

/** "=C3" becomes a byte; an "=" that begins no such pair stays, as readers of mail have come to expect. */
function decodeInto(line: Buffer, out: Buffer[]): void {
  let at = line.indexOf(equals);
  if (at === -1) {
    if (line.length > 0) out.push(line);
    return;
  }
  const bytes = Buffer.allocUnsafe(line.length);
  let length = 0;
  let from = 0;
  for (; at !== -1; at = line.indexOf(equals, from)) {
    length += line.copy(bytes, length, from, at);
    const high = hexValue(line[at + 1]);
    const low = hexValue(line[at + 2]);
    const isPair = high !== -1 && low !== -1;
    bytes[length] = isPair ? high * 16 + low : equals;
    length += 1;
    from = at + (isPair ? 3 : 1);
  }
  length += line.copy(bytes, length, from);
  out.push(bytes.subarray(0, length));
}

function isBlank(byte: number | undefined): boolean {
  return byte === 0x20 || byte === 0x09;
}

function hexValue(byte: number | undefined): number {
  if (byte === undefined) return -1;
  if (byte >= 0x30 && byte <= 0x39) return byte - 0x30;
  const letter = byte | 0x20;
  return letter >= 0x61 && letter <= 0x66 ? letter - 0x57 : -1;
}
