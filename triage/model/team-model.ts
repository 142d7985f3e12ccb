// What a team has taught: corrections to the base model's judgement, laid out as bytes that are kept in the database.

import { intents } from '../intents.ts';

/**
 * Scores that are added to the logarithms of the base model's shares: with all of them zero the base speaks alone, and
 * words that no example has add nothing.
 */
export type TeamModel = Readonly<{
  /** Names the content: the same cases on the same base give the same name. */
  name: string;
  /** The base that it corrects; on another one it means nothing. */
  base: string;
  /** The product's intents in their order, then the team's own. */
  labels: readonly string[];
  /** How far the corrections are believed, 0 and up; chosen on cases that they were not made from. */
  strength: number;
  /** Examples that rarity is counted among. */
  examples: number;
  /** Row of a feature in `seen` and `weights`. */
  rowOf: ReadonlyMap<number, number>;
  /** In how many examples each feature occurs. */
  seen: Uint16Array;
  /** One for each label, row by row, in units of `scale` for each label. */
  weights: Int8Array;
  scale: Float32Array;
  /** For the sentence vector, label by label; empty where the base has none. */
  dense: Float32Array;
}>;

/** Before they are packed. */
export type TeamWeights = Pick<TeamModel, 'name' | 'base' | 'labels' | 'strength' | 'examples' | 'dense'> &
  Readonly<{ features: Uint32Array; seen: Uint16Array; weights: Float32Array }>;

type Header = Pick<TeamModel, 'name' | 'base' | 'labels' | 'strength' | 'examples'> &
  Readonly<{ rows: number; dimensions: number }>;

/** "BTM1" */
const magic = 0x314d5442;
const alignment = 8;
const aligned = (length: number): number => Math.ceil(length / alignment) * alignment;

/** Little-endian as the base model's file: magic, length of the header, header as JSON, sections at multiples of 8. */
export function packTeamModel(model: TeamWeights): Uint8Array {
  const { name, base, labels, strength, examples, features, seen, weights, dense } = model;
  const classes = labels.length;
  const scale = new Float32Array(classes);
  for (const [i, weight] of weights.entries())
    scale[i % classes] = Math.max(scale[i % classes] as number, Math.abs(weight) / 127);
  const packed = Int8Array.from(weights, (weight, i) => Math.round(weight / (scale[i % classes] || 1)));
  const header: Header = {
    ...{ name, base, labels, strength, examples },
    rows: features.length,
    dimensions: dense.length / classes,
  };
  const headerBytes = new TextEncoder().encode(JSON.stringify(header));
  const sections = [features, seen, packed, scale, dense];
  const begin = aligned(8 + headerBytes.length);
  const bytes = new Uint8Array(sections.reduce((at, each) => at + aligned(each.byteLength), begin));
  const view = new DataView(bytes.buffer);
  view.setUint32(0, magic, true);
  view.setUint32(4, headerBytes.length, true);
  bytes.set(headerBytes, 8);
  let at = begin;
  for (const section of sections) {
    bytes.set(new Uint8Array(section.buffer, section.byteOffset, section.byteLength), at);
    at += aligned(section.byteLength);
  }
  return bytes;
}

/** Throws an `Error` that says what is wrong where the bytes are not one. */
export function loadTeamModel(bytes: Uint8Array): TeamModel {
  // The views below need offsets that are multiples of four, which bytes out of a database connection need not have.
  const whole = new Uint8Array(bytes);
  const view = new DataView(whole.buffer);
  if (whole.length < 16 || view.getUint32(0, true) !== magic) throw new Error('not a team model of Baton');
  const headerLength = view.getUint32(4, true);
  const header = JSON.parse(new TextDecoder().decode(whole.subarray(8, 8 + headerLength))) as Header;
  const { rows, dimensions, ...rest } = header;
  const classes = header.labels.length;
  if (!intents.every((intent, at) => header.labels[at] === intent))
    throw new Error('team model was made for other intents');
  let at = aligned(8 + headerLength);
  const place = (length: number, width: number): number => {
    const from = at;
    at += aligned(length * width);
    if (at > whole.length) throw new Error('team model is cut short');
    return from;
  };
  const features = new Uint32Array(whole.buffer, place(rows, 4), rows);
  return {
    ...rest,
    rowOf: new Map(Array.from(features, (feature, row) => [feature, row] as const)),
    seen: new Uint16Array(whole.buffer, place(rows, 2), rows),
    weights: new Int8Array(whole.buffer, place(rows * classes, 1), rows * classes),
    scale: new Float32Array(whole.buffer, place(classes, 4), classes),
    dense: new Float32Array(whole.buffer, place(classes * dimensions, 4), classes * dimensions),
  };
}

/** The team's own intents: those that do not come with the product. */
export const ownLabels = ({ labels }: Pick<TeamModel, 'labels'>): readonly string[] =>
  labels.slice(intents.length);
