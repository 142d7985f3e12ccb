import type { Catalogue } from '../say.ts';

export const sorting = {} satisfies Catalogue;
