// What compromise knows of the corpus's English words: the normal form of each, gathered once for the model file.

import nlp from 'compromise/three';

import type { Roots } from '../understand/roots.ts';
import { words } from '../understand/words.ts';
import type { Corpus } from './corpus.ts';

/** Shorter words have no endings worth taking off; longer ones are rubbish. */
const inflected = /^[a-z]{3,20}$/;

function vocabulary(corpus: Corpus): string[] {
  const found = new Set<string>();
  for (const { language, text } of [...corpus.sentences, ...corpus.mails]) {
    if (language !== 'en') continue;
    for (const { form } of words(text.replace(/[[\]|{}]/g, ' '))) if (inflected.test(form)) found.add(form);
  }
  return [...found].toSorted();
}

/** Normal form per English word of the corpus that has one other than itself; words are asked about one by one. */
export function rootsOf(corpus: Corpus): Roots {
  const roots = new Map<string, string>();
  for (const form of vocabulary(corpus)) {
    const root = nlp(form).compute('root').text('root').toLowerCase();
    if (root !== form && /^[a-z]+$/.test(root)) roots.set(form, root);
  }
  return roots;
}
