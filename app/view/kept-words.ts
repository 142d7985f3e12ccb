// Words that were kept in English when nobody knew who would read them, said in the reader's language with what fills them.

import type { Say } from '../words/say.ts';

export type KeptWords = (kept: string, say: Say) => string;

/** The first of them that fits counts. What is not among them, as a header's own words, is shown as it was kept. */
export function keptWords(sentences: readonly string[]): KeptWords {
  const known = sentences.map((words) => ({ words, pattern: toPattern(words) }));
  return (kept, say) => {
    for (const { words, pattern } of known) {
      const found = pattern.exec(kept);
      if (found) return say(words, found.groups ?? {});
    }
    return kept;
  };
}

function toPattern(words: string): RegExp {
  const escaped = words.replace(/[\\^$.*+?()[\]|]/g, '\\$&');
  return new RegExp(`^${escaped.replace(/\{(\w+)\}/g, '(?<$1>.+?)')}$`, 's');
}
