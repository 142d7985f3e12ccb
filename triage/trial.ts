// What trying a mail shows: every step from its bytes to the words that would be sent. Nothing of it was done.

import type { TracedFact } from './compose/fact-lock.ts';
import type { MailBody } from './compose/render.ts';
import type { SlotLine } from './compose/slot-lines.ts';
import type { Decision } from './decide/types.ts';
import type { FactLine } from './facts.ts';
import type { Intent } from './intents.ts';
import type { Authenticity, ParsedMail } from './mail.ts';
import type { Understanding } from './understanding.ts';

export type Trial = Readonly<{
  mail: Pick<ParsedMail, 'from' | 'subject' | 'date' | 'reply' | 'quoted' | 'signature' | 'automated'> &
    Readonly<{ attachments: readonly string[] }>;
  /** `assumed`: whoever tries it said so; else it is what the mail's own header proves. */
  authenticity: Readonly<{ verdict: Authenticity; reason: string; assumed: boolean }>;
  understanding: Understanding;
  /** Wishes that a sentence of its own states plainly. */
  wishes: readonly Intent[];
  facts: readonly FactLine[];
  policyVersion: number | null;
  decision: Decision;
  /** What the person who gets it would be told of how this came about, such as a fact that was held. */
  notes: readonly FactLine[];
  /** The slots of the templates that were used. */
  slots: readonly SlotLine[];
  /** Each fact of the reply with where it comes from. */
  traced: readonly TracedFact[];
  reply: (MailBody & Readonly<{ subject: string; to: string }>) | null;
  /** For the person who gets it. */
  draft: (MailBody & Readonly<{ templates: readonly string[] }>) | null;
  /** Milliseconds by stage. */
  timings: Readonly<Record<string, number>>;
}>;
