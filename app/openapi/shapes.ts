// What the API answers, by the names that the OpenAPI document gives it. Tests hold real answers against the same schemas.

import { z } from 'zod';

import { handlers, statuses } from '../../db/conversation-filter.ts';
import { dispositions } from '../../db/ledger-list.ts';
import { priorities } from '../../db/sorting.ts';
import { outcomes } from '../../triage/decide/outcome.ts';
import { orderStatuses } from '../../triage/orders/order-input.ts';
import { shopMapping } from '../../triage/orders/shop-mapping.ts';
import { policySchema } from '../../triage/policy.ts';

const at = z.iso.datetime();
const id = z.string().regex(/^\d+$/);
const probability = z.number().min(0).max(1);
const person = z.strictObject({ email: z.string(), name: z.string() });
const text = z.string().nullable();
const pageOf = <Item extends z.ZodType>(item: Item) =>
  z.strictObject({
    items: z.array(item),
    nextCursor: text.meta({ description: 'For the next page; null on the last one.' }),
  });
const action = z.enum(['reply', 'ask', 'escalate', 'file']);
const fact = z.strictObject({ name: z.string(), value: z.string(), source: z.string() });

const conversation = z.strictObject({
  id,
  number: z.number().int().meta({ description: 'The id as people say it: #1042.' }),
  subject: z.string(),
  customer: person,
  mailbox: z.string(),
  status: z.enum(statuses),
  handler: z.enum(handlers),
  assignee: person.nullable(),
  intent: text,
  confidence: probability.nullable(),
  tone: z.strictObject({ anger: probability, sarcasm: probability, negative: probability }),
  reasons: z.array(z.string()).meta({ description: 'Why people have it; the first one decided.' }),
  tags: z.array(z.string()),
  team: text.meta({ description: 'The key of a team of the policy.' }),
  priority: z.enum(priorities),
  outcome: z.enum(outcomes),
  createdAt: at,
  lastMessageAt: at,
  waitingSince: at.nullable(),
  scheduledFor: at
    .nullable()
    .meta({ description: 'When an answer leaves that an agent has written for later.' }),
  promisedBy: at.nullable(),
});

const message = z.strictObject({
  id,
  direction: z.enum(['in', 'out', 'note']),
  author: z.enum(['customer', 'bot', 'agent', 'system', 'third_party']).meta({
    description: 'third_party: somebody outside whom an agent has asked.',
  }),
  from: z.strictObject({ address: z.string(), name: z.string() }),
  to: z.array(z.looseObject({ address: z.string(), name: z.string() })),
  cc: z.array(z.looseObject({ address: z.string(), name: z.string() })),
  subject: z.string(),
  text: z.string(),
  at,
  messageId: z.string().meta({ description: 'The Message-ID of the mail.' }),
  automated: z.strictObject({ kind: z.string(), reason: z.string() }),
  delivery: z
    .strictObject({
      state: z.string(),
      reason: z.string(),
      attempts: z.number().int(),
      sentAt: at.nullable(),
    })
    .nullable(),
});

const decision = {
  id,
  messageId: text,
  do: action,
  reasons: z.array(z.string()),
  intent: text,
  confidence: probability.nullable(),
  threshold: probability.nullable(),
  template: text,
  slots: z.record(z.string(), z.unknown()),
  missing: z.array(z.string()),
  facts: z.array(fact),
  at,
};

const order = z.strictObject({
  number: z.string(),
  customerEmail: z.string(),
  status: z.enum(orderStatuses),
  placedAt: z.string(),
  items: z.array(z.strictObject({ name: z.string(), quantity: z.number().int() })),
  total: z.number().nullable(),
  currency: text,
  carrier: text,
  trackingNumber: text,
  trackingUrl: text,
  expectedDelivery: text,
  deliveredAt: text,
});

const customer = z.strictObject({
  id,
  email: z.string(),
  name: z.string(),
  blocked: z.boolean(),
  bounced: z.strictObject({ at, reason: text }).nullable(),
  conversations: z.number().int(),
  createdAt: at,
});

const article = z.strictObject({
  name: z.string(),
  language: z.string(),
  version: z.number().int(),
  title: z.string(),
  text: z.string(),
  links: z.array(z.strictObject({ title: z.string(), url: z.string() })),
  validUntil: text,
  published: z.boolean().optional(),
});

const templateFields = {
  kind: z.string(),
  intent: text,
  language: z.string(),
  requires: z.array(z.string()),
  lookup: z.string(),
  subject: text,
  tone: z.string(),
  examples: z.array(z.string()),
  body: z.string(),
};

const tally = z.number().int().min(0);
const replay = {
  id,
  state: z.enum(['queued', 'running', 'done', 'cancelled', 'failed']),
  failure: text,
  total: tally,
  judged: tally,
  unchanged: tally,
  changed: tally,
  already: tally,
  moves: z.array(z.strictObject({ from: action, to: action, count: tally })),
  skipped: z.record(z.string(), tally),
  since: at,
  createdAt: at,
  finishedAt: at.nullable(),
};

const ledgerItem = z.strictObject({
  id,
  mailbox: z.string(),
  folder: z.string(),
  uidValidity: z.number().int(),
  uid: z.number().int(),
  messageId: text,
  disposition: z.enum(dispositions),
  reason: z.string(),
  conversationId: id.nullable(),
  at,
  subject: text,
  from: text,
});

const badItems = z.array(z.looseObject({ faults: z.record(z.string(), z.string()) }));

export const answers = {
  Fault: z.strictObject({
    error: z.strictObject({
      code: z.string(),
      message: z.string().meta({ description: 'In words for people.' }),
      fields: z.record(z.string(), z.string()).optional().meta({ description: 'What is wrong, by field.' }),
    }),
  }),
  Conversation: conversation,
  Conversations: pageOf(conversation),
  WholeConversation: conversation.extend({
    summary: z.array(z.looseObject({ text: z.string() })),
    messages: z.array(message),
    decisions: z.array(z.strictObject(decision)),
  }),
  Found: pageOf(
    conversation.extend({
      hit: z
        .strictObject({
          messageId: id,
          at,
          from: z.strictObject({ name: z.string(), address: z.string() }),
          excerpt: z.array(z.strictObject({ text: z.string(), hit: z.boolean() })),
        })
        .nullable(),
    }),
  ).extend({
    instead: z.array(z.strictObject({ word: z.string(), instead: z.string() })),
    lookedBackTo: text.meta({ description: 'How far back it was looked, where not to the beginning.' }),
  }),
  Reply: z.strictObject({
    id,
    conversationId: id,
    messageId: z.string(),
    text: z.string(),
    state: z.string().meta({ description: 'Of its delivery, as in the conversation’s messages.' }),
    at,
    sendAt: at.meta({ description: 'Until then it may be taken back in the desk.' }),
  }),
  Note: z.strictObject({
    id,
    conversationId: id,
    author: z.strictObject({ email: text, name: text }),
    text: z.string(),
    at,
  }),
  Customers: pageOf(customer),
  WholeCustomer: customer.extend({
    newestConversations: z.array(conversation),
    newestOrders: z.array(order),
  }),
  Decision: z.strictObject({
    ...decision,
    conversationId: id,
    otherwise: z.array(z.unknown()),
    parts: z.array(z.string()),
    templateVersion: text,
    about: z.string(),
    team: text,
    draft: z.unknown(),
    traced: z.array(z.unknown()),
    policyVersion: z.number().int().nullable(),
    authenticity: z.strictObject({ verdict: z.string(), reason: z.string() }),
    situation: z.unknown(),
    understanding: z.unknown(),
    timings: z.record(z.string(), z.number()),
  }),
  Ledger: pageOf(ledgerItem).extend({ totals: z.record(z.enum(dispositions), tally) }),
  Reprocessing: z.strictObject({ id, disposition: z.literal('retrying') }),
  Order: order,
  StoredOrders: z.strictObject({ stored: tally, faults: badItems }),
  Policy: policySchema,
  Replay: z.strictObject(replay),
  ReplayWithChanges: z.strictObject({
    ...replay,
    changes: pageOf(
      z.strictObject({
        decisionId: id,
        conversationId: id,
        at,
        before: z.looseObject({ do: action }),
        after: z.looseObject({ do: action }),
        already: z.boolean(),
      }),
    ),
  }),
  Shop: z.strictObject({
    enabled: z.boolean(),
    urlTemplate: z.string(),
    hasSecret: z.boolean(),
    mapping: shopMapping,
    allowedHosts: z.array(z.string()),
    cacheSeconds: z.number().int(),
    updatedAt: at,
    updatedBy: z.string(),
    failingSince: at.nullable(),
    fault: text,
  }),
  Templates: pageOf(
    z.strictObject({
      name: z.string(),
      version: z.string(),
      kind: z.string(),
      intent: text,
      language: z.string(),
      tone: z.string(),
    }),
  ),
  Template: z.strictObject({
    name: z.string(),
    version: z.string(),
    origin: z.enum(['baton', 'team']),
    retired: z.boolean(),
    ...templateFields,
    draft: z.strictObject({ version: z.number().int(), ...templateFields }).nullable(),
  }),
  Article: article,
  Articles: pageOf(article),
  StoredArticles: z.strictObject({ stored: tally, faults: badItems }),
} as const;

export type AnswerName = keyof typeof answers;
