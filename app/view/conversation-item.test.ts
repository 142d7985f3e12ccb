import { expect, it } from 'vitest';

import type { ConversationRow } from '../../db/conversations.ts';
import { sayEnglish } from '../words/say.ts';
import { toConversationItem } from './conversation-item.ts';

const chips = (reasons: string[], intent: string, anger = 0, only_grows_angry = false) => {
  const row = {
    id: 1,
    subject: 'Bravo',
    status: 'open',
    handler: 'human',
    reasons,
    intent,
    anger,
    only_grows_angry,
    excerpt: '',
    customer_name: 'Eva',
    last_message_at: new Date(0),
    promised_by: null,
    assignee_name: null,
  } as Partial<ConversationRow> as ConversationRow;
  return toConversationItem(row, 'person', sayEnglish).chips.map(({ label }) => label);
};

it('the list tells the mood also where another reason decided, and nothing twice', () => {
  expect(chips(['complaint', 'anger'], 'complaint')).toEqual(['Complaint', 'Angry']);
  expect(chips(['critical_keyword', 'sarcasm', 'low_confidence'], 'other')).toEqual([
    'Critical',
    'Sarcastic',
    'Something else',
  ]);
  expect(chips(['anger'], 'order_status')).toEqual(['Angry', 'Order status']);
  expect(chips(['low_confidence'], 'order_status')).toEqual(['Not sure', 'Order status']);
});

it('the list tells the mood of who has become angry since', () => {
  expect(chips(['low_confidence'], 'other', 0.7)).toEqual(['Not sure', 'Angry', 'Something else']);
  expect(chips(['low_confidence'], 'other', 0.3)).toEqual(['Not sure', 'Something else']);
});

it('who is only getting angrier is not called angry, until they are', () => {
  expect(chips(['anger'], 'order_status', 0.4, true)).toEqual(['Getting angrier', 'Order status']);
  expect(chips(['complaint', 'anger'], 'other', 0.4, true)).toEqual([
    'Complaint',
    'Getting angrier',
    'Something else',
  ]);
  expect(chips(['anger'], 'order_status', 0.7, true)).toEqual(['Angry', 'Order status']);
});
