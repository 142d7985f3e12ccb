// How far a mail of ours has come; each state looks different, and none claims more than is known.

import { Tooltip } from '@radix-ui/themes';
import { Check, CircleQuestionMark, CircleX, Clock, Loader, Undo2 } from 'lucide-react';

import type { Delivery, DeliveryState } from '../view/delivery.ts';

const icons: Record<DeliveryState, typeof Check> = {
  queued: Clock,
  sending: Loader,
  sent: Check,
  unknown: CircleQuestionMark,
  failed: CircleX,
  withdrawn: Undo2,
};

export function DeliveryMark({ delivery }: { delivery: Delivery }) {
  const Icon = icons[delivery.state];
  return (
    <Tooltip content={delivery.sentence}>
      <button type="button" className="delivery" data-state={delivery.state} data-shade={delivery.shade}>
        <Icon size={14} aria-hidden /> {delivery.label}
      </button>
    </Tooltip>
  );
}
