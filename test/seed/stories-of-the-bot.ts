// The seeded desk's conversations that the bot, or nobody, has.

import type { SeedConversation } from './conversation.ts';
import { understandingOf } from './understanding.ts';

const hours = 'Are you open on Saturday? I would like to pick something up.';
const status = 'Hi! Where is my order 10-4502? Thanks, Lena';
const missing = 'Where is my parcel?';

export const storiesOfTheBot: Readonly<Record<string, SeedConversation>> = {
  filed: {
    customer: { name: 'Otto Lang', email: 'otto.lang@customer.example' },
    subject: 'Automatic reply: Your order',
    status: 'resolved',
    handler: 'none',
    outcome: 'filed',
    mails: [
      {
        author: 'system',
        text: 'I am out of the office until Monday.',
        minutesAgo: 4400,
        automated: { kind: 'auto-reply', reason: 'Auto-Submitted: auto-replied' },
      },
    ],
  },
  resolved: {
    customer: { name: 'Petra Malá', email: 'petra.mala@customer.example' },
    subject: 'Invoice for October',
    status: 'resolved',
    handler: 'human',
    outcome: 'handed_over',
    mails: [
      {
        author: 'customer',
        text: 'Please send me the invoice for October.',
        minutesAgo: 3100,
        understanding: understandingOf('Please send me the invoice for October.', 'invoice_billing', 0.93, {
          seen: { intent: ['send me the invoice'] },
        }),
        decision: { do: 'escalate', reasons: ['intent_not_automated'], threshold: 0.8 },
      },
      { author: 'agent', text: 'Here it is, Petra.', minutesAgo: 3000, delivery: 'sent' },
    ],
  },
  hours: {
    customer: { name: 'Ana Duarte', email: 'ana.duarte@customer.example' },
    subject: 'Saturday?',
    status: 'waiting',
    handler: 'bot',
    outcome: 'answered',
    mails: [
      {
        author: 'customer',
        text: hours,
        minutesAgo: 1500,
        understanding: understandingOf(hours, 'opening_hours', 0.96, {
          seen: { intent: ['open on Saturday'] },
        }),
        decision: { do: 'reply', reasons: ['routine'], template: 'opening-hours' },
      },
      {
        author: 'bot',
        text: 'Hello Ana,\n\nWe are closed on Saturday. We open again on Monday from 09:00 to 17:00.',
        minutesAgo: 1500,
        delivery: 'sent',
      },
    ],
  },
  status: {
    customer: { name: 'Lena Hofer', email: 'lena.hofer@customer.example' },
    subject: 'Where is my order?',
    status: 'waiting',
    handler: 'bot',
    outcome: 'answered',
    summary: [['The customer asks where an order is (10-4502): “Where is my order 10-4502?”', 0]],
    mails: [
      {
        author: 'customer',
        text: status,
        minutesAgo: 95,
        authenticity: 'pass',
        understanding: understandingOf(status, 'order_status', 0.97, {
          seen: { intent: ['Where is my order'] },
          orderNumbers: ['10-4502'],
        }),
        decision: {
          do: 'reply',
          reasons: ['routine'],
          template: 'order-status',
          facts: [
            { name: 'Order status', value: 'shipped', source: 'order 10-4502' },
            { name: 'Expected delivery', value: '24 November', source: 'order 10-4502' },
          ],
        },
      },
      {
        author: 'bot',
        text: 'Hello Lena,\n\nYour order 10-4502 is on its way with GLS and should arrive on 24 November.\n\nTrack it here: https://track.example/GLS4711',
        minutesAgo: 95,
        delivery: 'unknown',
      },
    ],
  },
  asked: {
    customer: { name: '', email: 'k.wagner@customer.example' },
    subject: '',
    status: 'waiting',
    handler: 'bot',
    outcome: 'asked',
    mails: [
      {
        author: 'customer',
        text: missing,
        minutesAgo: 70,
        understanding: understandingOf(missing, 'order_status', 0.9, {
          seen: { intent: ['Where is my parcel'] },
        }),
        decision: { do: 'ask', reasons: ['missing_data'], template: 'ask-order-number' },
      },
      {
        author: 'bot',
        text: 'Hello,\n\nI can look that up at once: what is your order number? It stands in your order confirmation.',
        minutesAgo: 70,
        delivery: 'sent',
      },
    ],
  },
};
