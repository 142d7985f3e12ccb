import { expect, it } from 'vitest';

import type { ListedNotification } from '../../db/notification-list.ts';
import { toNotificationView } from './notification-view.ts';

const row: ListedNotification = {
  ...{
    id: 1,
    kind: 'mention',
    conversationId: 7,
    messageId: null,
    read: false,
    inPage: true,
    byBrowser: true,
  },
  ...{ at: new Date(0), by: 'Mia', customer: 'Eva', subject: 'Where is it?' },
};

it('what is written from right to left stands apart, so that number and words of ours stay where they are', () => {
  const { about, by, customer } = toNotificationView({
    ...row,
    subject: 'הזמנה 10-4471',
    customer: 'ليلى حداد',
  });
  expect(about).toBe('#7 \u2068הזמנה 10-4471\u2069');
  expect([by, customer]).toEqual(['Mia', '\u2068ليلى حداد\u2069']);
});

it('other words are as they were written', () => {
  expect(toNotificationView(row).about).toBe('#7 Where is it?');
});
