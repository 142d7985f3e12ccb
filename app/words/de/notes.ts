import type { Catalogue } from '../say.ts';

export const notes = {} satisfies Catalogue;
