import type { Catalogue } from '../say.ts';

export const settings = {} satisfies Catalogue;
