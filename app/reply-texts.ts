// What an agent can put into an answer: saved replies, and the team's templates filled with what is known here.

import type { Agent } from '../db/agents.ts';
import { listPublishedArticles } from '../db/articles.ts';
import { findConversation } from '../db/conversations.ts';
import { listOrdersOfCustomer } from '../db/orders.ts';
import { getPolicy } from '../db/policies.ts';
import { listSavedReplies } from '../db/saved-replies.ts';
import type { Slots } from '../triage/compose/slots.ts';
import { readApproved } from './approved-templates.ts';
import type { RequestContext } from './context.ts';
import { parsers } from './parsers.server.ts';
import type { ReplyText } from './view/reply-text.ts';

type AppOf = Pick<RequestContext, 'app'>;

export async function listReplyTexts(of: AppOf, agent: Agent, conversationId: number): Promise<ReplyText[]> {
  const [saved, templates] = await Promise.all([
    listSavedReplies(of.app.db, agent.id),
    listFilledTemplates(of, conversationId),
  ]);
  return [
    ...saved.map(
      ({ id, agentId, name, text }): ReplyText => ({
        ...{ key: `saved-${id}`, name, text },
        kind: agentId === null ? 'shared' : 'own',
      }),
    ),
    ...templates,
  ];
}

/** In the customer's language; one that needs what is not known here has no text. */
async function listFilledTemplates(of: AppOf, conversationId: number): Promise<ReplyText[]> {
  const [conversation, templates, { composeTraced, isSigned }, { MissingFact }] = await Promise.all([
    findConversation(of.app.db, conversationId),
    readApproved(of),
    parsers.compose(),
    parsers.template(),
  ]);
  if (!conversation) return [];
  const language = conversation.language ?? 'en';
  const slots = await readSlots(of, conversation, language);
  return templates
    .filter((each) => each.language === language && isSigned(each))
    .map(({ name }): ReplyText => {
      const listed = { key: `template-${name}`, kind: 'template', name: name.replace(/\.\w+$/, '') } as const;
      try {
        return { ...listed, text: composeTraced(templates, name, slots, { byPerson: true }).body.text };
      } catch (error) {
        // It asks for a fact that nobody has looked up, such as an order: the list says so.
        if (!(error instanceof MissingFact))
          of.app.log.warn({ error, template: name }, 'a template cannot be filled');
        return { ...listed, text: '' };
      }
    });
}

type Conversation = NonNullable<Awaited<ReturnType<typeof findConversation>>>;

async function readSlots({ app }: AppOf, conversation: Conversation, language: string): Promise<Slots> {
  const [{ buildSlots }, { policy }, orders, articles] = await Promise.all([
    parsers.slots(),
    getPolicy(app.db),
    listOrdersOfCustomer(app.db, conversation.customer_email, 2),
    listPublishedArticles(app.db),
  ]);
  const [order] = orders;
  return buildSlots({
    ...{ language, policy, articles, words: '' },
    // With several it is the agent's to say which one is meant.
    facts: {
      order:
        order && orders.length === 1 ? { kind: 'found', order, by: 'only-order' } : { kind: 'not-asked' },
    },
    understanding: { intent: 'other', confidence: 0, entities: { dates: [] } },
    customerName: conversation.customer_name,
    conversationNumber: conversation.id,
    promisedBy: conversation.promised_by,
    ...(conversation.team ? { team: conversation.team, hoursTeam: conversation.team } : {}),
    now: new Date(),
  });
}
