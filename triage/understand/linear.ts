// The arithmetic of the built-in engine: scores of hashed features under quantised weights.

import { featureBits } from './feature-hash.ts';
import type { Features } from './features.ts';

/** Weights are read four classes at a time: one 32-bit number holds the codes of a feature for four of them. */
export const lanes = 4;
const tableSize = 256;

/** The codes of all linear models of a file side by side, so that what a feature weighs anywhere lies in one place. */
export type Codes = Readonly<{
  /** By feature: the number of its row. The first row is that of all features which weigh nothing in any model. */
  rowOf: Uint32Array;
  /** One byte per lane, lowest first; a row begins at its number times `stride`. */
  rows: Uint32Array;
  stride: number;
}>;

/** A trained linear model, laid out for reading: groups of four classes, the last one filled up with zeros. */
export type Linear = Readonly<{
  classes: number;
  codes: Codes;
  /** Where its first group lies in a row of the codes. */
  first: number;
  /** 256 weights per class: square-root companding keeps small weights apart where a straight scale would lose them. */
  tables: Float64Array;
  bias: Float64Array;
  /** Weights of the dense sentence vector, four by group and dimension; empty where the model does not use it. */
  dense: Float64Array;
  /** One bit per feature: it weighs something. */
  known: Uint32Array;
}>;

/** Where the row of each feature begins; filled anew by each call. */
let starts = new Uint32Array(1 << 12);

function findRows({ rowOf, stride }: Codes, at: Uint32Array): void {
  if (at.length > starts.length) starts = new Uint32Array(at.length * 2);
  for (let i = 0; i < at.length; i++) starts[i] = (rowOf[at[i] as number] as number) * stride;
}

/**
 * Raw scores (log-odds up to a constant), one per class. `dense` may be empty. The sums of a class are added up in the
 * order of the features, whatever the layout: training, which reads mails with its own models, gives the same bytes.
 */
export function score(linear: Linear, features: Features, dense: Float32Array): Float64Array {
  const sums = new Float64Array(linear.classes);
  findRows(linear.codes, features.at);
  for (let group = 0; group * lanes < linear.classes; group++)
    scoreGroup(linear, group, features, dense, sums);
  return sums;
}

/** Four sums in four local variables: an array of sums costs three times as much. */
function scoreGroup(
  linear: Linear,
  group: number,
  { value }: Features,
  dense: Float32Array,
  sums: Float64Array,
): void {
  const { tables, bias } = linear;
  const { rows } = linear.codes;
  const place = linear.first + group;
  const c = group * lanes;
  const t0 = c * tableSize;
  const t1 = t0 + tableSize;
  const t2 = t1 + tableSize;
  const t3 = t2 + tableSize;
  let s0 = bias[c] as number;
  let s1 = bias[c + 1] as number;
  let s2 = bias[c + 2] as number;
  let s3 = bias[c + 3] as number;
  for (let i = 0; i < value.length; i++) {
    const code = rows[(starts[i] as number) + place] as number;
    const v = value[i] as number;
    s0 += v * (tables[t0 | (code & 255)] as number);
    s1 += v * (tables[t1 | ((code >>> 8) & 255)] as number);
    s2 += v * (tables[t2 | ((code >>> 16) & 255)] as number);
    s3 += v * (tables[t3 | (code >>> 24)] as number);
  }
  let d0 = 0;
  let d1 = 0;
  let d2 = 0;
  let d3 = 0;
  if (linear.dense.length > 0) {
    const weights = linear.dense;
    let k = c * dense.length;
    for (let d = 0; d < dense.length; d++) {
      const x = dense[d] as number;
      d0 += x * (weights[k] as number);
      d1 += x * (weights[k + 1] as number);
      d2 += x * (weights[k + 2] as number);
      d3 += x * (weights[k + 3] as number);
      k += lanes;
    }
  }
  // A write beyond the last class falls on nothing: the lanes that fill up the last group have no sum.
  sums[c] = s0 + d0;
  sums[c + 1] = s1 + d1;
  sums[c + 2] = s2 + d2;
  sums[c + 3] = s3 + d3;
}

/** A linear model as it lies in the model file: known feature by known feature and class by class, one byte each. */
export type LinearFile = Readonly<{
  known: Uint32Array;
  weights: Uint8Array;
  tables: Float32Array;
  bias: Float32Array;
  dense: Float32Array;
}>;

/** The code of a weight of zero. */
const zero = 128;
const zeros = 0x80808080;

/** Calls `found` with each number whose bit is set, in order. */
export function eachKnown(known: Uint32Array, found: (feature: number) => void): void {
  for (let word = 0; word < known.length; word++) {
    for (let bits = known[word] as number; bits !== 0; bits &= bits - 1)
      found(word * 32 + 31 - Math.clz32(bits & -bits));
  }
}

/** Lays out models over the same features side by side. Some 20 ms for the base model. */
export function layOut(files: readonly LinearFile[]): Linear[] {
  const rowOf = new Uint32Array(1 << featureBits);
  let last = 0;
  for (const { known } of files) {
    eachKnown(known, (feature) => {
      if (rowOf[feature] === 0) rowOf[feature] = ++last;
    });
  }
  const groups = files.map(({ bias }) => Math.ceil(bias.length / lanes));
  const stride = groups.reduce((sum, each) => sum + each, 0);
  const codes = { rowOf, rows: new Uint32Array(stride * (last + 1)).fill(zeros), stride };
  let first = 0;
  return files.map((file, i) => {
    const linear = laidOut(file, codes, first);
    first += groups[i] as number;
    return linear;
  });
}

function laidOut(file: LinearFile, codes: Codes, first: number): Linear {
  const classes = file.bias.length;
  const groups = Math.ceil(classes / lanes);
  const bias = new Float64Array(groups * lanes);
  bias.set(file.bias);
  const tables = new Float64Array(groups * lanes * tableSize);
  tables.set(file.tables);
  const dimensions = file.dense.length / classes;
  const dense = new Float64Array(groups * lanes * dimensions);
  for (let c = 0; c < classes; c++) {
    const to = (c - (c % lanes)) * dimensions + (c % lanes);
    for (let d = 0; d < dimensions; d++) dense[to + d * lanes] = file.dense[c * dimensions + d] as number;
  }
  pack(file, classes, codes, first);
  return { classes, codes, first, tables, bias, dense, known: file.known };
}

/** Packs the codes of one model into the rows. */
function pack(
  { known, weights }: LinearFile,
  classes: number,
  { rowOf, rows, stride }: Codes,
  first: number,
): void {
  let from = 0;
  eachKnown(known, (feature) => {
    const to = (rowOf[feature] as number) * stride + first;
    for (let c = 0; c < classes; c += lanes) {
      let packed = 0;
      for (let lane = 0; lane < lanes; lane++) {
        const code = c + lane < classes ? (weights[from + c + lane] as number) : zero;
        packed |= code << (lane * 8);
      }
      rows[to + c / lanes] = packed;
    }
    from += classes;
  });
}

/** Place of the largest of the first `count` numbers, the first where several are. */
export function largestAt(shares: ArrayLike<number>, count = shares.length): number {
  let top = 0;
  for (let c = 1; c < count; c++) if ((shares[c] as number) > (shares[top] as number)) top = c;
  return top;
}

/** Softmax at a temperature; sums to 1. */
export function softmax(scores: ArrayLike<number>, temperature = 1): Float64Array {
  let top = Number.NEGATIVE_INFINITY;
  for (let c = 0; c < scores.length; c++) top = Math.max(top, scores[c] as number);
  const shares = new Float64Array(scores.length);
  let sum = 0;
  for (let c = 0; c < scores.length; c++) {
    const share = Math.exp(((scores[c] as number) - top) / temperature);
    shares[c] = share;
    sum += share;
  }
  for (let c = 0; c < shares.length; c++) shares[c] = (shares[c] as number) / sum;
  return shares;
}

export function sigmoid(score: number): number {
  return 1 / (1 + Math.exp(-score));
}
