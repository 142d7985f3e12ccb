// The trained model as one file: read once by the caller, laid out so that loading is a matter of views, not of parsing.

import type { TeamModel } from '../model/team-model.ts';
import { featureBits } from './feature-hash.ts';
import type { LanguageTable } from './language-table.ts';
import { eachKnown, type Linear, type LinearFile, layOut } from './linear.ts';
import type { PostHeads, PostMood } from './post.ts';
import { readRoots } from './roots.ts';
import type { WordVectors } from './vectors.ts';

/** What the sentence model tells apart besides the intents: a sentence that wishes for nothing. */
export const background = 'background';

export const heads = ['anger', 'sarcasm', 'negative', 'urgency', 'human', 'didNotHelp', 'thanks'] as const;
export type Head = (typeof heads)[number];
/** Place, behind the heads, of what tells the critical from the harmless: it is learnt from lines of its own. */
export const criticalAt = heads.length;

/** How sentence scores become one answer for the mail, and how sure that answer is; fitted in training. */
export type Pooling = Readonly<{
  weights: readonly number[];
  bias: readonly number[];
  temperature: number;
}>;

/** Slope and offset that turn a pooled head score into a probability (Platt 1999). */
export type Platt = Readonly<{ slope: number; offset: number }>;

export type ModelHeader = Readonly<{
  name: string;
  classes: readonly string[];
  pooling: Pooling;
  /** Weights of the chance of being right; empty while training has not come that far. */
  confidence: readonly number[];
  heads: Readonly<Record<Head, Platt>>;
  critical: Platt;
  /** What the scores of the post heads mean. */
  posts?: Readonly<Record<PostMood, Platt>>;
  /** Names of the languages of the letter statistics, in their order. */
  languages?: readonly string[];
  sections: readonly Readonly<{
    name: string;
    kind: 'u8' | 'i8' | 'u16' | 'u32' | 'f32';
    at: number;
    length: number;
  }>[];
}>;

export type Model = Readonly<{
  name: string;
  /** The intents, then `background`. */
  classes: readonly string[];
  sentence: Linear;
  mail: Linear;
  head: Linear;
  /** Null while training has not come that far. */
  posts: PostHeads | null;
  vectors: WordVectors | null;
  /** Null while training has not come that far. */
  languages: LanguageTable | null;
  pooling: Pooling;
  confidence: readonly number[];
  heads: Readonly<Record<Head, Platt>>;
  critical: Platt;
  /** What the team has taught on top of it. */
  team?: TeamModel;
}>;

export const magic = 0x314e5442;
/** Sections start at multiples of 8 bytes so that typed views can lie on them. */
export const alignment = 8;

/** Reads a model file and lays its weights out for reading; the bytes stay in use. Throws an `Error` that says what is wrong where the bytes are not one. */
export function loadModel(bytes: Uint8Array): Model {
  // Node gives small files out of a shared pool whose offset may be odd: one copy makes the views legal.
  const whole = bytes.byteOffset % alignment === 0 ? bytes : new Uint8Array(bytes);
  const view = new DataView(whole.buffer, whole.byteOffset, whole.byteLength);
  if (whole.byteLength < 16 || view.getUint32(0, true) !== magic)
    throw new Error('not a model file of Baton');
  const headerLength = view.getUint32(4, true);
  const header = JSON.parse(new TextDecoder().decode(whole.subarray(8, 8 + headerLength))) as ModelHeader;
  const base = whole.byteOffset + Math.ceil((8 + headerLength) / alignment) * alignment;
  const place = (name: string, width: number): { at: number; length: number } => {
    const section = header.sections.find((each) => each.name === name);
    if (section === undefined) return { at: base, length: 0 };
    const at = base + section.at;
    if (at + section.length * width > whole.byteOffset + whole.byteLength)
      throw new Error(`model file is cut short at ${name}`);
    return { at, length: section.length };
  };
  const f32 = (name: string): Float32Array => {
    const { at, length } = place(name, 4);
    return new Float32Array(whole.buffer, at, length);
  };
  const linear = (name: string): LinearFile => {
    const bits = place(`${name}.known`, 4);
    const known = new Uint32Array(whole.buffer, bits.at, bits.length);
    const weights = place(`${name}.weights`, 1);
    const bias = f32(`${name}.bias`);
    let rows = 0;
    eachKnown(known, () => rows++);
    if (known.length !== 1 << (featureBits - 5) || weights.length !== bias.length * rows)
      throw new Error(`model file: ${name} has another number of features`);
    return {
      known,
      weights: new Uint8Array(whole.buffer, weights.at, weights.length),
      tables: f32(`${name}.tables`),
      bias,
      dense: f32(`${name}.dense`),
    };
  };
  // Sentences are read by the first two, whole mails by the last two: in this order each reads neighbours.
  const [sentence, head, mail] = layOut(['sentence', 'head', 'mail'].map(linear)) as [Linear, Linear, Linear];
  return {
    name: header.name,
    classes: header.classes,
    sentence,
    mail,
    head,
    posts: header.posts === undefined ? null : readPosts(linear('posts'), header.posts),
    vectors: readVectors(whole, place),
    languages: readLanguages(whole, header.languages ?? [], place),
    pooling: header.pooling,
    confidence: header.confidence,
    heads: header.heads,
    critical: header.critical,
  };
}

function readPosts(file: LinearFile, scale: PostHeads['scale']): PostHeads {
  const [linear] = layOut([file]) as [Linear];
  return { linear, scale };
}

function readVectors(
  whole: Uint8Array,
  place: (name: string, width: number) => { at: number; length: number },
): WordVectors | null {
  const hashes = place('vectors.hashes', 4);
  if (hashes.length === 0) return null;
  const rank = place('vectors.rank', 2);
  const bytes = place('vectors.bytes', 1);
  const roots = place('vectors.roots', 1);
  return {
    size: hashes.length,
    dimensions: bytes.length / hashes.length,
    hashes: new Uint32Array(whole.buffer, hashes.at, hashes.length),
    rank: new Uint16Array(whole.buffer, rank.at, rank.length),
    bytes: new Int8Array(whole.buffer, bytes.at, bytes.length),
    roots: readRoots(new Uint8Array(whole.buffer, roots.at, roots.length)),
  };
}

function readLanguages(
  whole: Uint8Array,
  languages: readonly string[],
  place: (name: string, width: number) => { at: number; length: number },
): LanguageTable | null {
  const hashes = place('languages.hashes', 4);
  if (hashes.length === 0) return null;
  const starts = place('languages.starts', 4);
  const entries = place('languages.entries', 1);
  return {
    languages,
    hashes: new Uint32Array(whole.buffer, hashes.at, hashes.length),
    starts: new Uint32Array(whole.buffer, starts.at, starts.length),
    entries: new Uint8Array(whole.buffer, entries.at, entries.length),
  };
}
