// Gives the chosen conversations a tag, or takes one from them.

import { Button, Popover, TextField } from '@radix-ui/themes';
import { Tag } from 'lucide-react';
import { useState } from 'react';

import type { BulkAct } from './bulk-bar.tsx';
import { useSay } from './say.tsx';

type Props = Readonly<{ tags: readonly string[]; busy: boolean; run: (what: BulkAct) => void }>;

const longestTag = 40;

export function BulkTags({ tags, busy, run }: Props) {
  const say = useSay();
  const [open, setOpen] = useState(false);
  const [tag, setTag] = useState('');
  const act = (what: 'tag' | 'untag') => {
    run({ act: what, tag });
    setTag('');
    setOpen(false);
  };
  const known = tags.includes(tag.trim().toLowerCase());
  return (
    <Popover.Root open={open} onOpenChange={setOpen}>
      <Popover.Trigger>
        <Button size="1" variant="soft" color="gray" disabled={busy} data-key="l">
          <Tag size={14} aria-hidden /> {say('Tag')}
        </Button>
      </Popover.Trigger>
      <Popover.Content size="1" width="280px">
        <form
          className="bulk-tags"
          onSubmit={(event) => {
            event.preventDefault();
            if (tag.trim() !== '') act('tag');
          }}
        >
          <TextField.Root
            value={tag}
            onChange={(event) => setTag(event.target.value)}
            maxLength={longestTag}
            list="bulk-tags"
            aria-label={say('Tag')}
            placeholder={say('Such as “vip”')}
            autoFocus
          />
          <datalist id="bulk-tags">
            {tags.map((each) => (
              <option key={each} value={each} />
            ))}
          </datalist>
          <div className="form-buttons">
            <Button type="submit" size="1" disabled={tag.trim() === ''}>
              {say('Add tag')}
            </Button>
            <Button
              type="button"
              size="1"
              variant="soft"
              color="gray"
              disabled={!known}
              onClick={() => act('untag')}
            >
              {say('Take tag away')}
            </Button>
          </div>
        </form>
      </Popover.Content>
    </Popover.Root>
  );
}
