// What is known before the corpus is read: weights learnt once from open data, of which only the weights are kept here.

import { intents } from '../intents.ts';
import { heads } from '../understand/model.ts';
import { postMoods } from '../understand/post.ts';
import type { Weights } from './logistic.ts';

export type Prior = Readonly<{
  /** Over the intents, in their order. */
  intent: Weights;
  /** Over the heads, in their order; zeros for heads that the open data do not label. */
  head: Weights;
}>;

/** The second kind: features below 2^20. */
const magic = 0x32505442;
const postsMagic = 0x32545442;
/** Weights below this share of the largest one change no answer and are left out. */
const least = 0.004;

function encoded(weights: Weights): Uint8Array[] {
  const classes = weights.bias.length;
  let largest = 1e-6;
  for (const weight of weights.sparse) largest = Math.max(largest, Math.abs(weight));
  const kept: number[] = [];
  const code = (weight: number): number =>
    Math.round(Math.sign(weight) * Math.sqrt(Math.abs(weight) / largest) * 127);
  for (let r = 0; r < weights.rows.length; r++) {
    const row = weights.sparse.subarray(r * classes, (r + 1) * classes);
    if (row.some((weight) => Math.abs(weight) > largest * least)) kept.push(r);
  }
  kept.sort((a, b) => (weights.rows[a] ?? 0) - (weights.rows[b] ?? 0));
  const numbers = Uint32Array.from([classes, kept.length, weights.dense.length]);
  const scale = Float32Array.from([largest, ...weights.bias, ...weights.dense]);
  const rows = Uint32Array.from(kept, (r) => weights.rows[r] ?? 0);
  const codes = Int8Array.from(
    kept.flatMap((r) => Array.from(weights.sparse.subarray(r * classes, (r + 1) * classes), code)),
  );
  return [numbers, scale, rows, codes].map((view) => new Uint8Array(view.buffer));
}

export function priorFile(prior: Prior): Uint8Array {
  return fileOf(magic, [prior.intent, prior.head]);
}

/** What open posts taught about their moods, as a file of its own: it is learnt apart from the rest. */
export function postsFile(posts: Weights): Uint8Array {
  return fileOf(postsMagic, [posts]);
}

function fileOf(kind: number, all: readonly Weights[]): Uint8Array {
  const parts = [new Uint8Array(Uint32Array.from([kind]).buffer), ...all.flatMap(encoded)];
  const bytes = new Uint8Array(parts.reduce((sum, part) => sum + part.byteLength, 0));
  let at = 0;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.byteLength;
  }
  return bytes;
}

function decoded(view: DataView, from: number): { weights: Weights; next: number } {
  const classes = view.getUint32(from, true);
  const count = view.getUint32(from + 4, true);
  const denseLength = view.getUint32(from + 8, true);
  let at = from + 12;
  const floats = (length: number): Float32Array => {
    const found = Float32Array.from({ length }, (_, i) => view.getFloat32(at + i * 4, true));
    at += length * 4;
    return found;
  };
  const largest = floats(1)[0] ?? 0;
  const bias = floats(classes);
  const dense = floats(denseLength);
  const rows = Uint32Array.from({ length: count }, (_, i) => view.getUint32(at + i * 4, true));
  at += count * 4;
  const sparse = Float32Array.from({ length: count * classes }, (_, i) => {
    const x = view.getInt8(at + i) / 127;
    return Math.sign(x) * x * x * largest;
  });
  return { weights: { rows, sparse, bias, dense }, next: at + count * classes };
}

/** Reads `open.prior`. Throws where the bytes are not one or were made for other intents. */
export function readPrior(bytes: Uint8Array): Prior {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes.byteLength < 16 || view.getUint32(0, true) !== magic) throw new Error('not a prior of Baton');
  const intent = decoded(view, 4);
  const head = decoded(view, intent.next);
  if (intent.weights.bias.length !== intents.length || head.weights.bias.length !== heads.length) {
    throw new Error('the prior was made for other intents or heads');
  }
  return { intent: intent.weights, head: head.weights };
}

/** Reads `posts.prior`. Throws where the bytes are not one. */
export function readPostsPrior(bytes: Uint8Array): Weights {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes.byteLength < 16 || view.getUint32(0, true) !== postsMagic)
    throw new Error('not what open posts taught Baton');
  const { weights } = decoded(view, 4);
  if (weights.bias.length !== postMoods.length) throw new Error('the posts were read for other moods');
  return weights;
}
