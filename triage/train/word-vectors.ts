// What training reads besides sentences: the table of word vectors as it lies in the corpus.

import { noRoots, type Roots } from '../understand/roots.ts';
import type { WordVectors } from '../understand/vectors.ts';

const magic = 0x31565442;

/** Reads `words.vectors`, to which the normal forms are joined: magic, count, dimensions, then sorted word hashes, ranks and signed bytes. */
export function readWordVectors(bytes: Uint8Array, roots: Roots = noRoots): WordVectors {
  const copy = new Uint8Array(bytes);
  const view = new DataView(copy.buffer);
  if (copy.byteLength < 16 || view.getUint32(0, true) !== magic)
    throw new Error('not a table of word vectors');
  const size = view.getUint32(4, true);
  const dimensions = view.getUint32(8, true);
  if (copy.byteLength < 16 + size * (6 + dimensions))
    throw new Error('the table of word vectors is cut short');
  return {
    size,
    dimensions,
    hashes: new Uint32Array(copy.buffer, 16, size),
    rank: new Uint16Array(copy.buffer, 16 + size * 4, size),
    bytes: new Int8Array(copy.buffer, 16 + size * 6, size * dimensions),
    roots,
  };
}
