// The seeded desk's conversations that people have.

import type { SeedConversation } from './conversation.ts';
import { seedPicture } from './picture.ts';
import { understandingOf } from './understanding.ts';

const where =
  'Hello,\n\nI ordered an office chair three weeks ago, order 10-4471. When will it come?\n\nEva Novak';
const third =
  'This is the THIRD time I write about order 10-4471. Your answers are useless and nobody tells me when it comes.\n\n' +
  'I want a date or I want my money back.\n\nEva';
const cancel = 'Hi, please cancel my subscription at the end of the month. Thank you.\n\nJan Kowalczyk';
const wonderful =
  'Oh wonderful, another parcel left in the rain. Truly the premium service I paid for. Is anybody going to do something?';
const human = 'Could somebody real please call me about my invoice? I would like to talk to a person.';
const legal =
  'If this is not settled by Friday my lawyer will write to you next. The lamp gave me an electric shock.';
const arabic = 'مرحبا، متى يصل طلبي؟ شكرا لكم';
const serials = 'part;serial number\nlamp;LMP-2231\nshade;SHD-0907\n';
const vague = 'It does not do the thing any more since Tuesday, and the other one too.';

export const storiesForPeople: Readonly<Record<string, SeedConversation>> = {
  unsure: {
    customer: { name: 'Sven Lindqvist', email: 'sven@customer.example' },
    subject: 'It stopped again',
    handler: 'human',
    outcome: 'handed_over',
    promisedInMinutes: 150,
    mails: [
      {
        author: 'customer',
        text: vague,
        minutesAgo: 62,
        attachments: [
          { filename: 'IMG_2231.png', type: 'image/png', content: seedPicture(640, 420) },
          { filename: 'serial numbers.csv', type: 'text/csv', content: Buffer.from(serials) },
        ],
        understanding: understandingOf(vague, 'complaint', 0.41, {
          others: { other: 0.33, refund_return: 0.14 },
          tone: { negative: 0.48 },
          seen: { negative: ['does not do the thing any more'] },
        }),
        decision: { do: 'escalate', reasons: ['low_confidence', 'attachment_needs_eyes'], threshold: 0.8 },
      },
    ],
  },
  legal: {
    customer: {
      name: 'Margarethe von Hohenstein-Lichtenberg',
      email: 'margarethe.von.hohenstein@customer.example',
    },
    subject: 'LAST WARNING before legal action concerning the floor lamp that I bought from you in September',
    handler: 'human',
    outcome: 'handed_over',
    promisedInMinutes: -35,
    mails: [
      {
        author: 'customer',
        text: legal,
        minutesAgo: 51,
        authenticity: 'fail',
        understanding: understandingOf(legal, 'complaint', 0.88, {
          tone: { anger: 0.66, negative: 0.92 },
          seen: { anger: ['my lawyer will write to you next'], intent: ['gave me an electric shock'] },
        }),
        decision: { do: 'escalate', reasons: ['critical_keyword', 'complaint', 'anger'], threshold: 0.8 },
      },
    ],
  },
  arabic: {
    customer: { name: 'ليلى حداد', email: 'layla@customer.example' },
    subject: 'متى يصل طلبي؟',
    handler: 'human',
    outcome: 'handed_over',
    promisedInMinutes: 90,
    mails: [
      {
        author: 'customer',
        text: arabic,
        minutesAgo: 44,
        understanding: understandingOf(arabic, 'order_status', 0.55, { language: 'ar' }),
        decision: { do: 'escalate', reasons: ['unsupported_language', 'low_confidence'], threshold: 0.7 },
      },
    ],
  },
  human: {
    customer: { name: 'Bruno Ricci', email: 'bruno.ricci@customer.example' },
    subject: 'Invoice 2026-118',
    handler: 'human',
    outcome: 'handed_over',
    promisedInMinutes: 200,
    mails: [
      {
        author: 'customer',
        text: human,
        minutesAgo: 33,
        understanding: understandingOf(human, 'talk_to_human', 0.94, {
          wantsHuman: true,
          seen: { wantsHuman: ['talk to a person'], intent: ['somebody real'] },
        }),
        decision: { do: 'escalate', reasons: ['asked_for_human'], threshold: 0.8 },
      },
      {
        author: 'bot',
        text: 'Hello Bruno,\n\nOf course. A colleague takes over now and answers you by 16:00 today.',
        minutesAgo: 33,
        delivery: 'sent',
      },
    ],
  },
  sarcasm: {
    customer: { name: 'Grace Okafor', email: 'grace.okafor@customer.example' },
    subject: 'Wonderful delivery',
    handler: 'human',
    outcome: 'handed_over',
    promisedInMinutes: 215,
    mails: [
      {
        author: 'customer',
        text: wonderful,
        minutesAgo: 22,
        html: '<div style="font-family:Georgia"><p>Oh <b>wonderful</b>, another parcel left in the rain.</p><img src="https://tracker.example/pixel.gif"><script>alert(1)</script></div>',
        understanding: understandingOf(wonderful, 'complaint', 0.82, {
          tone: { sarcasm: 0.87, negative: 0.71, anger: 0.38 },
          seen: { sarcasm: ['Oh wonderful', 'Truly the premium service'], intent: ['left in the rain'] },
        }),
        decision: { do: 'escalate', reasons: ['complaint', 'sarcasm'], threshold: 0.8 },
      },
      {
        author: 'bot',
        text: 'Hello Grace,\n\nI am sorry about that. A colleague takes over now and answers you by 16:00 today.',
        minutesAgo: 22,
        delivery: 'failed',
        deliveryReason: 'The server said: 550 mailbox full.',
      },
    ],
  },
  cancel: {
    customer: { name: 'Jan Kowalczyk', email: 'jan.kowalczyk@customer.example' },
    subject: 'Cancel my subscription',
    handler: 'human',
    outcome: 'handed_over',
    promisedInMinutes: 180,
    summary: [['The customer wants to cancel: “please cancel my subscription”', 0]],
    mails: [
      {
        author: 'customer',
        text: cancel,
        minutesAgo: 14,
        understanding: understandingOf(cancel, 'cancel', 0.98, {
          seen: { intent: ['cancel my subscription'] },
        }),
        decision: { do: 'escalate', reasons: ['cancellation'], threshold: 0.8 },
      },
      {
        author: 'bot',
        text: 'Hello Jan,\n\nI have handed your cancellation to a colleague, who answers you by 16:00 today.',
        minutesAgo: 14,
        delivery: 'sent',
      },
    ],
  },
  angry: {
    customer: { name: 'Eva Novak', email: 'eva.novak@customer.example' },
    subject: 'Where is my chair?!',
    handler: 'human',
    outcome: 'handed_over',
    promisedInMinutes: 28,
    summary: [
      ['The customer complains (10-4471): “This is the THIRD time I write about order 10-4471.”', 2],
      ['“I ordered an office chair three weeks ago, order 10-4471.”', 0],
      ['The bot answered: “Your order 10-4471 is delayed and should arrive on 27 November.”', 1],
      ['Known: Order 10-4471, Status delayed, Expected 27 November.', 1],
    ],
    mails: [
      {
        author: 'customer',
        text: where,
        minutesAgo: 190,
        authenticity: 'pass',
        understanding: understandingOf(where, 'order_status', 0.95, {
          seen: { intent: ['When will it come?'] },
          orderNumbers: ['10-4471'],
        }),
        decision: { do: 'reply', reasons: ['routine'], template: 'order-status' },
      },
      {
        author: 'bot',
        text: 'Hello Eva,\n\nYour order 10-4471 is delayed and should arrive on 27 November.\n\nThis answer was automatic. To reach a person, just reply and say so.',
        minutesAgo: 190,
        delivery: 'sent',
      },
      {
        author: 'customer',
        text: third,
        quoted:
          'On Sun, 22 Nov 2026, Acme Support wrote:\n> Hello Eva,\n>\n> Your order 10-4471 is delayed and should arrive on 27 November.',
        minutesAgo: 12,
        authenticity: 'pass',
        understanding: understandingOf(third, 'complaint', 0.83, {
          tone: { anger: 0.91, negative: 0.88, urgency: 0.4 },
          seen: {
            anger: ['the THIRD time', 'useless'],
            negative: ['nobody tells me when it comes'],
            intent: ['I want my money back'],
            didNotHelp: ['Your answers are useless'],
          },
          didNotHelp: true,
          orderNumbers: ['10-4471'],
          others: { refund_return: 0.11, order_status: 0.06 },
        }),
        decision: {
          do: 'escalate',
          reasons: ['anger', 'complaint', 'answer_did_not_help'],
          threshold: 0.8,
          facts: [
            { name: 'Order', value: '10-4471', source: 'the mail' },
            { name: 'Order status', value: 'delayed', source: 'order 10-4471' },
            { name: 'Expected delivery', value: '27 November', source: 'order 10-4471' },
          ],
        },
      },
      {
        author: 'bot',
        text: 'Hello Eva,\n\nI am sorry that this was no help. A colleague takes over now and answers you by 15:40 today.',
        minutesAgo: 12,
        delivery: 'sent',
      },
    ],
  },
  unread: {
    customer: { name: 'Nora Fields', email: 'nora.fields@customer.example' },
    subject: 'A question',
    handler: 'none',
    outcome: 'pending',
    mails: [{ author: 'customer', text: 'Do you ship to Iceland?', minutesAgo: 0 }],
  },
};
