// What a webhook is told: the event as it stood when it happened; subject and customer only where that was chosen.

import type { DueDelivery } from '../../db/webhook-deliveries.ts';

export function hookBody(delivery: DueDelivery, withDetails: boolean): string {
  const { type, at, sequence, data, subject, customer } = delivery;
  const { conversation, ...more } = data as { conversation?: object };
  const details = withDetails && conversation ? { subject, customer } : {};
  return JSON.stringify({
    type,
    timestamp: at.toISOString(),
    data: {
      sequence,
      ...(conversation ? { conversation: { ...conversation, ...details } } : {}),
      ...more,
    },
  });
}

/** What the receiver knows an event by: the same however often it comes. */
export const hookMessageId = ({ key }: Pick<DueDelivery, 'key'>) => `msg_${key.replaceAll('-', '')}`;
