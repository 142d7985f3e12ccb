// Until when the chosen conversations may wait.

import { Button, DropdownMenu } from '@radix-ui/themes';
import { ChevronDown, Clock3 } from 'lucide-react';
import { useState } from 'react';

import { OwnTimeDialog } from './own-time.tsx';
import { useSay } from './say.tsx';
import { SnoozeItems } from './snooze-items.tsx';

export function BulkSnooze({ busy, onChoose }: { busy: boolean; onChoose: (until: Date) => void }) {
  const say = useSay();
  const [own, setOwn] = useState(false);
  return (
    <>
      <DropdownMenu.Root>
        <DropdownMenu.Trigger>
          <Button size="1" variant="soft" color="gray" disabled={busy} data-key="s">
            <Clock3 size={14} aria-hidden /> {say('Snooze')} <ChevronDown size={12} aria-hidden />
          </Button>
        </DropdownMenu.Trigger>
        <DropdownMenu.Content size="2">
          <SnoozeItems onChoose={onChoose} />
          <DropdownMenu.Item onSelect={() => setOwn(true)}>{say('Another time …')}</DropdownMenu.Item>
        </DropdownMenu.Content>
      </DropdownMenu.Root>
      <OwnTimeDialog
        open={own}
        onOpenChange={setOwn}
        title={say('Snooze')}
        label={say('When they come back, by your clock')}
        words={say('Snooze until then')}
        choose={onChoose}
      />
    </>
  );
}
