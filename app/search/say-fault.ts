// What is wrong with a search, in the reader's language.

import type { Say } from '../words/say.ts';
import type { QueryFault } from './parse-query.ts';

/** The words were marked for the catalogues where the fault was found. */
export const sayFault = (say: Say, { words, values }: QueryFault): string => say(words, values);
