// The times that a menu offers for letting something wait.

import { DropdownMenu } from '@radix-ui/themes';

import { snoozeChoices } from '../view/snooze.ts';
import { useSay } from './say.tsx';

/** Made when the menu opens: the times are those of the agent's own clock and zone. */
export function SnoozeItems({ onChoose }: { onChoose: (until: Date) => void }) {
  const say = useSay();
  const time = new Intl.DateTimeFormat(say.locale, { weekday: 'short', hour: '2-digit', minute: '2-digit' });
  return snoozeChoices(new Date()).map(({ label, until }) => (
    <DropdownMenu.Item key={label} shortcut={time.format(until)} onSelect={() => onChoose(until)}>
      {say(label)}
    </DropdownMenu.Item>
  ));
}
