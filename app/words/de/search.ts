import type { Catalogue } from '../say.ts';

export const search = {} satisfies Catalogue;
