import type { Catalogue } from '../say.ts';

export const hooks = {} satisfies Catalogue;
