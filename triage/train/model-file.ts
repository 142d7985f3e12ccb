// Last step of training: weights become the bytes of a model file.

import { featureBits } from '../understand/feature-hash.ts';
import type { LanguageTable } from '../understand/language-table.ts';
import { alignment, type ModelHeader, magic } from '../understand/model.ts';
import { rootsFile } from '../understand/roots.ts';
import type { WordVectors } from '../understand/vectors.ts';
import type { Weights } from './logistic.ts';
import type { TrainedPosts } from './posts.ts';

export type Parts = Readonly<{
  header: Omit<ModelHeader, 'sections' | 'name'>;
  sentence: Weights;
  mail: Weights;
  head: Weights;
  vectors: WordVectors | null;
  languages?: LanguageTable | null;
  posts?: TrainedPosts | null;
}>;

type Section = { name: string; kind: 'u8' | 'i8' | 'u16' | 'u32' | 'f32'; data: Uint8Array; length: number };

function section(name: string, kind: Section['kind'], view: ArrayBufferView & { length: number }): Section {
  return {
    name,
    kind,
    data: new Uint8Array(view.buffer, view.byteOffset, view.byteLength),
    length: view.length,
  };
}

/** Square-root companding: code 128 is zero, the ends are the largest weight of the class. */
function table(largest: number): Float32Array {
  return Float32Array.from({ length: 256 }, (_, code) => {
    const x = (code - 128) / 127;
    return Math.sign(x) * x * x * largest;
  });
}

function linearSections(name: string, weights: Weights): Section[] {
  const classes = weights.bias.length;
  const count = weights.rows.length;
  const known = new Uint32Array(1 << (featureBits - 5));
  const codes = new Uint8Array(classes * count);
  const tables = new Float32Array(classes * 256);
  for (const [row, feature] of weights.rows.entries()) {
    if (row > 0 && feature <= (weights.rows[row - 1] as number)) throw new Error('rows go by feature number');
    known[feature >>> 5] = (known[feature >>> 5] ?? 0) | (1 << (feature & 31));
  }
  for (let c = 0; c < classes; c++) {
    let largest = 1e-6;
    for (let row = 0; row < count; row++)
      largest = Math.max(largest, Math.abs(weights.sparse[row * classes + c] ?? 0));
    tables.set(table(largest), c * 256);
    for (let row = 0; row < count; row++) {
      const weight = weights.sparse[row * classes + c] ?? 0;
      const code = Math.round(Math.sign(weight) * Math.sqrt(Math.abs(weight) / largest) * 127);
      codes[row * classes + c] = 128 + Math.max(-127, Math.min(127, code));
    }
  }
  return [
    section(`${name}.known`, 'u32', known),
    section(`${name}.weights`, 'u8', codes),
    section(`${name}.tables`, 'f32', tables),
    section(`${name}.bias`, 'f32', weights.bias),
    section(`${name}.dense`, 'f32', weights.dense),
  ];
}

/** Over everything that changes an answer, weights and fits alike: a stored decision names the model that made it. */
function checksum(sections: readonly Section[], fits: Parts['header']): string {
  let h = 0x811c9dc5;
  const all = [...sections.map(({ data }) => data), new TextEncoder().encode(JSON.stringify(fits))];
  for (const data of all) for (const byte of data) h = Math.imul(h ^ byte, 0x01000193);
  return (h >>> 0).toString(16).padStart(8, '0');
}

const aligned = (length: number): number => Math.ceil(length / alignment) * alignment;

/** The file: magic, header length, header as JSON, then the sections. The name tells the content. */
export function modelFile(parts: Parts): Uint8Array {
  const { vectors, languages = null, posts = null } = parts;
  const sections = [
    ...linearSections('sentence', parts.sentence),
    ...linearSections('mail', parts.mail),
    ...linearSections('head', parts.head),
    ...(posts === null ? [] : linearSections('posts', posts.weights)),
    ...(vectors === null
      ? []
      : [
          section('vectors.hashes', 'u32', vectors.hashes),
          section('vectors.rank', 'u16', vectors.rank),
          section('vectors.bytes', 'i8', vectors.bytes),
          section('vectors.roots', 'u8', rootsFile(vectors.roots)),
        ]),
    ...(languages === null
      ? []
      : [
          section('languages.hashes', 'u32', languages.hashes),
          section('languages.starts', 'u32', languages.starts),
          section('languages.entries', 'u8', languages.entries),
        ]),
  ];
  let at = 0;
  const placed = sections.map(({ name, kind, length, data }) => {
    const place = { name, kind, at, length };
    at += aligned(data.byteLength);
    return place;
  });
  const fits = { ...parts.header, ...(posts !== null && { posts: posts.scale }) };
  const header: ModelHeader = {
    name: `base-${checksum(sections, fits)}`,
    ...fits,
    ...(languages !== null && { languages: languages.languages }),
    sections: placed,
  };
  const text = new TextEncoder().encode(JSON.stringify(header));
  const base = aligned(8 + text.byteLength);
  const bytes = new Uint8Array(base + at);
  const view = new DataView(bytes.buffer);
  view.setUint32(0, magic, true);
  view.setUint32(4, text.byteLength, true);
  bytes.set(text, 8);
  for (const [i, { data }] of sections.entries()) bytes.set(data, base + (placed[i]?.at ?? 0));
  return bytes;
}
