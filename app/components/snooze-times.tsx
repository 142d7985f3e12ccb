// A menu of times until which something may wait, and one's own where none of them fits.

import { DropdownMenu } from '@radix-ui/themes';
import { type ReactNode, useState } from 'react';

import { snoozeChoices } from '../view/snooze.ts';
import { OwnTimeDialog } from './own-time.tsx';
import { useSay } from './say.tsx';

type Props = Readonly<{
  /** What opens it. */
  button: ReactNode;
  /** Of the field for one's own time. */
  label: string;
  choose: (until: Date) => void;
  /** What else stands in the menu. */
  children?: ReactNode;
}>;

export function SnoozeTimes({ button, label, choose, children }: Props) {
  const say = useSay();
  const [own, setOwn] = useState(false);
  return (
    <>
      <DropdownMenu.Root>
        <DropdownMenu.Trigger>{button}</DropdownMenu.Trigger>
        <DropdownMenu.Content size="2">
          <Items choose={choose} />
          <DropdownMenu.Item onSelect={() => setOwn(true)}>{say('Another time …')}</DropdownMenu.Item>
          {children}
        </DropdownMenu.Content>
      </DropdownMenu.Root>
      <OwnTimeDialog
        open={own}
        onOpenChange={setOwn}
        title={say('Snooze')}
        label={label}
        words={say('Snooze until then')}
        choose={choose}
      />
    </>
  );
}

/** Made when the menu opens: the times are those of the agent's own clock and zone. */
function Items({ choose }: Pick<Props, 'choose'>) {
  const say = useSay();
  const time = new Intl.DateTimeFormat(say.locale, { weekday: 'short', hour: '2-digit', minute: '2-digit' });
  return snoozeChoices(new Date()).map(({ label, until }) => (
    <DropdownMenu.Item key={label} shortcut={time.format(until)} onSelect={() => choose(until)}>
      {say(label)}
    </DropdownMenu.Item>
  ));
}
