import type { Catalogue } from '../say.ts';

export const reply = {} satisfies Catalogue;
