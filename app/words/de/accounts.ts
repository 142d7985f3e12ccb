import type { Catalogue } from '../say.ts';

export const accounts = {} satisfies Catalogue;
