// With what a decision was made, from what was stored with it: versions, the sender's proof, and how long it took.

import { z } from 'zod';

import type { ThreadDecision } from '../../db/conversation-thread.ts';

export type MadeLine = Readonly<{ name: string; value: string }>;

const timings = z.record(z.string(), z.number());
const situation = z.object({ mail: z.object({ authenticity: z.string() }) });
const proofs: Readonly<Record<string, string>> = { pass: 'proven', fail: 'forged', none: 'not proven' };
const stages: Readonly<Record<string, string>> = {
  understand: 'reading',
  lookUp: 'lookup',
  decide: 'deciding',
  compose: 'writing',
};

export function madeLines(decision: ThreadDecision): MadeLine[] {
  const proof = situation.safeParse(decision.situation).data?.mail.authenticity;
  const spent = Object.entries(timings.safeParse(decision.timings).data ?? {});
  const total = spent.reduce((sum, [, ms]) => sum + ms, 0);
  const parts = spent.map(([stage, ms]) => `${stages[stage] ?? stage} ${ms.toFixed(1)}`).join(', ');
  const { policy_version: version, template, template_version: words } = decision;
  return [
    { name: 'Decision', value: String(decision.id) },
    { name: 'Policy', value: version === null ? 'as Baton comes with' : `version ${version}` },
    ...(template ? [{ name: 'Template', value: words ? `${template}, words ${words}` : template }] : []),
    ...(proof ? [{ name: 'Sender', value: proofs[proof] ?? proof }] : []),
    ...(spent.length > 0 ? [{ name: 'Took', value: `${total.toFixed(1)} ms (${parts})` }] : []),
  ];
}
