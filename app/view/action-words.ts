// What the bot does with a mail, in two words, for the replay of a policy and the playground.

import type { Outcome } from '../../triage/decide/replay.ts';
import { toSay } from '../words/say.ts';

/** In the order in which a table has them. */
export const actionWords: Readonly<Record<Outcome['do'], string>> = {
  reply: toSay('Bot answers'),
  ask: toSay('Bot asks'),
  escalate: toSay('To a person'),
  file: toSay('Filed|by the bot'),
};
