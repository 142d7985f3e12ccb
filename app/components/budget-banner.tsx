// Says that the model provider is not asked any more today, and what that means.

import { Callout } from '@radix-ui/themes';
import { Hourglass } from 'lucide-react';
import { Filled } from './filled.tsx';
import { useSay } from './say.tsx';
import { When } from './time.tsx';

type UsedUp = Readonly<{ since: string; tokens: number }>;

export function BudgetBanner({ usedUp }: { usedUp: UsedUp | null }) {
  const say = useSay();
  if (!usedUp) return null;
  return (
    <Callout.Root color="amber" size="1" role="status" className="mailbox-banner" highContrast>
      <Callout.Icon>
        <Hourglass size={16} aria-hidden />
      </Callout.Icon>
      <Callout.Text>
        <Filled
          words={say(
            'Today’s budget for the model provider ({tokens} tokens) was used up {when}. Until midnight UTC the built-in engine reads mail alone; more of it comes to people.',
            { tokens: usedUp.tokens.toLocaleString(say.locale) },
          )}
          parts={{ when: <When at={usedUp.since} words="ago" /> }}
        />
      </Callout.Text>
    </Callout.Root>
  );
}
