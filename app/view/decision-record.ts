// With what a decision was made, from what was stored with it: versions, the sender's proof, and how long it took.

import { z } from 'zod';

import type { ThreadDecision } from '../../db/conversation-thread.ts';
import { type Say, toSay } from '../words/say.ts';

export type MadeLine = Readonly<{ name: string; value: string }>;

const timings = z.record(z.string(), z.number());
const situation = z.object({ mail: z.object({ authenticity: z.string() }) });
const proofs: Readonly<Record<string, string>> = {
  pass: toSay('proven'),
  fail: toSay('forged'),
  none: toSay('not proven'),
};
/** By their names in what is kept of how long each took. */
export const stageNames: Readonly<Record<string, string>> = {
  understand: toSay('reading'),
  lookUp: toSay('lookup'),
  decide: toSay('deciding'),
  compose: toSay('writing'),
};

export function madeLines(decision: ThreadDecision, say: Say): MadeLine[] {
  const ms = (value: number) =>
    value.toLocaleString(say.locale, { minimumFractionDigits: 1, maximumFractionDigits: 1 });
  const proof = situation.safeParse(decision.situation).data?.mail.authenticity;
  const spent = Object.entries(timings.safeParse(decision.timings).data ?? {});
  const total = spent.reduce((sum, [, took]) => sum + took, 0);
  const parts = spent.map(([stage, took]) => `${say(stageNames[stage] ?? stage)} ${ms(took)}`).join(', ');
  const { policy_version: version, template, template_version: words } = decision;
  return [
    { name: say('Decision'), value: String(decision.id) },
    {
      name: say('Policy'),
      value: version === null ? say('as Baton comes with') : say('version {version}', { version }),
    },
    ...(template
      ? [
          {
            name: say('Template'),
            value: words ? say('{template}, words {version}', { template, version: words }) : template,
          },
        ]
      : []),
    ...(proof ? [{ name: say('Sender'), value: say(proofs[proof] ?? proof) }] : []),
    ...(spent.length > 0 ? [{ name: say('Took'), value: `${ms(total)} ms (${parts})` }] : []),
  ];
}
