import type { Catalogue } from '../say.ts';

export const mailView = {} satisfies Catalogue;
