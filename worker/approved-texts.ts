// Used by `jobs/write-brief.ts`: the team's approved words as they would be filled in for this customer.

import type { MailToTriage } from '../db/triage.ts';
import { buildSlots } from '../triage/compose/slots.ts';
import { fillTemplate } from '../triage/compose/template.ts';
import { planLookups } from '../triage/decide/needs.ts';
import type { Facts } from '../triage/facts.ts';
import type { Policy } from '../triage/policy.ts';
import type { Understanding } from '../triage/understanding.ts';
import type { WorkerContext } from './context.ts';
import { lookUp } from './lookups/orders.ts';

export type ApprovedCase = Readonly<{ mail: MailToTriage; understanding: Understanding; policy: Policy }>;

/** In the customer's language, those for the customer's wish first. An order is told only to whom it belongs. */
export async function approvedTexts(
  { db, templates, now }: WorkerContext,
  { mail, understanding, policy }: ApprovedCase,
): Promise<string[]> {
  const fitting = templates.filter(
    ({ kind, language }) => (kind === 'answer' || kind === 'ask') && language === understanding.language,
  );
  if (fitting.length === 0) return [];
  const plan = planLookups(understanding, { handler: 'none', botTurnsInARow: 0, asked: null });
  const facts = ownFacts(await lookUp(db, plan, { email: mail.from, authenticity: mail.authenticity }), mail);
  const slots = buildSlots({
    language: understanding.language,
    policy,
    facts,
    understanding,
    customerName: mail.fromName,
    conversationNumber: mail.conversationId,
    promisedBy: null,
    now: now(),
  });
  const ordered = fitting.toSorted(
    (a, b) => Number(b.intent === understanding.intent) - Number(a.intent === understanding.intent),
  );
  return ordered.flatMap((template) => {
    try {
      return [fillTemplate(template, slots)];
    } catch {
      // It speaks of something that was not looked up, such as an order: there is nothing to draw on here.
      return [];
    }
  });
}

function ownFacts(facts: Facts, { from, authenticity }: MailToTriage): Facts {
  const { order } = facts;
  const own = order.kind === 'found' && authenticity === 'pass' && order.order.customerEmail === from;
  return own ? facts : { order: { kind: 'not-asked' } };
}
