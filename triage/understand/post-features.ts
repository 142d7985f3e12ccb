// What a short public post shows of its mood beside its words: hashtags, drawn-out words, marks, pictures, praise next to failure.

import { praiseAndFailure } from './contradiction.ts';
import { hash, seeds } from './feature-hash.ts';
import { type Features, features } from './features.ts';
import type { WordVectors } from './vectors.ts';
import { placesOf } from './vectors.ts';
import { words } from './words.ts';

/** How much a sign counts against the words, of which a short post has a dozen. */
const signWeight = 0.35;

const tagPattern = /[#@]([\p{L}\p{N}_]{2,60})/gu;
const drawnOut = /(\p{L})\1{2,}/gu;

/** "#LivingTheDream" and "#livingthedream" are three words: by their capitals, else by the fewest known words. */
export function tagWords(tag: string, vectors: WordVectors | null): string {
  const parts = tag.replaceAll('_', ' ').replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2');
  if (parts.includes(' ') || vectors === null || tag.length > 30) return parts.toLowerCase();
  const whole = tag.toLowerCase();
  const best: (readonly string[] | null)[] = [[]];
  for (let end = 1; end <= whole.length; end++) {
    best[end] = null;
    for (let start = Math.max(0, end - 14); start < end; start++) {
      const before = best[start] ?? null;
      const part = whole.slice(start, end);
      if (before === null || (part.length < 2 && part !== 'i' && part !== 'a')) continue;
      if (placesOf(vectors, part).length === 0) continue;
      const known = best[end] ?? null;
      if (known === null || before.length + 1 < known.length) best[end] = [...before, part];
    }
  }
  return (best[whole.length] ?? [whole]).join(' ');
}

/** The post with its tags as words and drawn-out words cut short; people and links are left out. */
export function plainPost(text: string, vectors: WordVectors | null): string {
  return text
    .replace(/https?:\/\/\S+/g, ' ')
    .replace(/\[(?:NAME|RELIGION)\]/g, ' ')
    .replace(tagPattern, (whole, tag: string) =>
      whole.startsWith('@') ? ' ' : ` # ${tagWords(tag, vectors)} `,
    )
    .replace(drawnOut, '$1$1');
}

const signs: readonly (readonly [string, RegExp])[] = [
  ['drawn', /(\p{L})\1{2,}/u],
  ['dots', /\.\.|…/],
  ['shriek', /!/],
  ['shrieks', /!!/],
  ['ask', /\?/],
  ['asks', /\?\?/],
  ['both', /\?!|!\?/],
  ['quoted', /["“”]/],
  ['capitals', /\b\p{Lu}{2,}\s+\p{Lu}{2,}\b/u],
  ['tag', /#\p{L}/u],
  ['someone', /^@/],
  ['link', /https?:/],
  ['joy', /[😀😁😂🤣😃😄😊🥰😍😘🎉❤💕😎]|:-?\)|<3|xd\b/iu],
  ['sad', /[😢😭💔😞😔😩😥]|:'?-?\(/u],
  ['cross', /[😡🤬😤😠👿🖕]/u],
  ['eyes', /[🙄😒😑🙃😏🤨🤔]|-_-|;-?\)/u],
];

function signsOf(text: string): string[] {
  const found = signs.filter(([, pattern]) => pattern.test(text)).map(([name]) => name);
  const { praised, failed, first } = praiseAndFailure(words(text));
  if (praised > 0) for (const name of [...found]) found.push(`praise ${name}`);
  if (praised > 0 && failed > 0)
    found.push('praise and failure', first === 'praise' ? 'praise first' : 'failure first');
  if (failed > 0 && praised === 0) found.push('failure alone');
  if (praised > 0 && failed === 0) found.push('praise alone');
  found.push(`length ${Math.min(6, Math.floor(text.length / 30))}`);
  return found;
}

/** Words, letters and signs of a post. */
export function postFeatures(text: string, vectors: WordVectors | null): Features {
  const own = features(words(plainPost(text, vectors)), vectors);
  const more = signsOf(text).map((name) => hash(`post ${name}`, seeds.word));
  const at = new Uint32Array(own.at.length + more.length);
  const value = new Float32Array(at.length);
  at.set(own.at);
  value.set(own.value);
  for (const [i, feature] of more.entries()) {
    at[own.at.length + i] = feature;
    value[own.at.length + i] = signWeight;
  }
  return { at, value };
}
