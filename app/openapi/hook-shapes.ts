// What webhooks are told, for the OpenAPI document.

import { z } from 'zod';

import { handlers, statuses } from '../../db/conversation-filter.ts';
import type { HookEvent } from '../../db/webhooks.ts';
import { outcomes } from '../../triage/decide/outcome.ts';

const text = z.string().nullable();

const conversation = z.strictObject({
  id: z.string(),
  number: z.number().int(),
  status: z.enum(statuses),
  handler: z.enum(handlers),
  team: text,
  assignee: text.meta({ description: 'The address of the agent.' }),
  outcome: z.enum(outcomes),
  intent: text,
  reasons: z.array(z.string()),
  urgency: z.number().int(),
  promisedBy: text,
  subject: z.string().optional().meta({ description: 'Where that was chosen, as is the customer.' }),
  customer: z.strictObject({ email: z.string(), name: z.string() }).optional(),
});

const message = { id: z.string(), messageId: z.string(), at: z.string() };

const told = (type: HookEvent, more: z.ZodRawShape = {}) =>
  z.strictObject({
    type: z.literal(type),
    timestamp: z.iso.datetime().meta({ description: 'When it happened.' }),
    data: z.strictObject({
      sequence: z.number().int().meta({ description: 'Grows with what happened.' }),
      conversation: conversation.meta({ description: 'As it stood when it happened.' }),
      ...more,
    }),
  });

export const hookBodies = {
  'message.received': told('message.received', {
    message: z.strictObject({ ...message, automated: z.string() }),
  }),
  'conversation.escalated': told('conversation.escalated'),
  'conversation.replied': told('conversation.replied', {
    message: z.strictObject({
      ...message,
      author: z.enum(['bot', 'agent']),
      kind: z.enum(['reply', 'ask', 'handover', 'agent', 'delay']),
    }),
  }),
  'conversation.assigned': told('conversation.assigned'),
  'conversation.tagged': told('conversation.tagged', {
    tag: z.strictObject({ name: z.string(), added: z.boolean() }),
  }),
  'conversation.resolved': told('conversation.resolved'),
  'conversation.reopened': told('conversation.reopened'),
} as const satisfies Record<HookEvent, z.ZodType>;
