// Wishes that always bring a person, each for a reason of its own.

import type { Intent } from '../intents.ts';

export const graveWishes: ReadonlySet<Intent> = new Set(['cancel', 'complaint', 'talk_to_human']);
