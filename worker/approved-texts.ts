// Used by `jobs/write-brief.ts`: the team's approved words as they would be filled in for this customer.

import type { ConversationToTriage, MailToTriage } from '../db/triage.ts';
import { quotedArticles } from '../triage/compose/article.ts';
import { buildSlots } from '../triage/compose/slots.ts';
import { fillTemplate } from '../triage/compose/template.ts';
import { planLookups } from '../triage/decide/needs.ts';
import { chooseTeam } from '../triage/decide/team.ts';
import { wishesIn } from '../triage/decide/wishes.ts';
import type { Facts } from '../triage/facts.ts';
import type { Policy } from '../triage/policy.ts';
import type { MailWords } from '../triage/understand/understand.ts';
import type { Understanding } from '../triage/understanding.ts';
import type { WorkerContext } from './context.ts';
import { lookUp } from './lookups/orders.ts';
import { conversationFacts } from './situation.ts';

export type ApprovedCase = Readonly<{
  mail: MailToTriage;
  conversation: ConversationToTriage;
  words: MailWords;
  understanding: Understanding;
  policy: Policy;
}>;

/** In the customer's language, those for the customer's wish first. An order is told only to whom it belongs. */
export async function approvedTexts(
  { db, shop, templates, articles, model, now }: WorkerContext,
  { mail, conversation, words, understanding, policy }: ApprovedCase,
): Promise<string[]> {
  const fitting = templates.filter(
    ({ kind, language }) => (kind === 'answer' || kind === 'ask') && language === understanding.language,
  );
  if (fitting.length === 0) return [];
  const wishes = wishesIn(model, words.text);
  const asked = { understanding, wishes, conversation: conversationFacts(conversation), policy };
  const asker = { email: mail.from, authenticity: mail.authenticity };
  const facts = ownFacts(await lookUp(db, planLookups(asked, mail.reply), asker, now(), shop), mail);
  const slots = buildSlots({
    language: understanding.language,
    policy,
    facts,
    understanding,
    customerName: mail.fromName,
    conversationNumber: mail.conversationId,
    promisedBy: null,
    articles: quotedArticles(
      articles,
      fitting,
      fitting.map(({ name }) => name),
    ),
    words: `${mail.subject}\n${words.text}`,
    hoursTeam: chooseTeam(policy, {
      ...{ intent: 'opening_hours', from: mail.from },
      language: understanding.language,
    }),
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
