// Says that the model provider is not asked any more today, and what that means.

import { Callout } from '@radix-ui/themes';
import { Hourglass } from 'lucide-react';

import { When } from './time.tsx';

type UsedUp = Readonly<{ since: string; tokens: number }>;

export function BudgetBanner({ usedUp }: { usedUp: UsedUp | null }) {
  if (!usedUp) return null;
  return (
    <Callout.Root color="amber" size="1" role="status" className="mailbox-banner" highContrast>
      <Callout.Icon>
        <Hourglass size={16} aria-hidden />
      </Callout.Icon>
      <Callout.Text>
        Today’s budget for the model provider ({usedUp.tokens.toLocaleString('en')} tokens) was used up{' '}
        <When at={usedUp.since} words="ago" />. Until midnight UTC the built-in engine reads mail alone; more
        of it comes to people.
      </Callout.Text>
    </Callout.Root>
  );
}
