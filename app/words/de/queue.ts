import type { Catalogue } from '../say.ts';

export const queue = {} satisfies Catalogue;
