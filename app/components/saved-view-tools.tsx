// Keeps the list that is shown as a view, and changes one that is kept.

import { Button, DropdownMenu, IconButton, Popover, TextField } from '@radix-ui/themes';
import { useFetcher } from '@remix-run/react';
import { Bookmark, Ellipsis } from 'lucide-react';
import { useState } from 'react';

import { ActFault } from './act-fault.tsx';
import type { InboxList } from './list-tools.tsx';
import { useSay } from './say.tsx';

const longestName = 60;

export function SavedViewTools({ list }: { list: InboxList }) {
  const { saved, query, mayManage } = list;
  const say = useSay();
  const fetcher = useFetcher();
  const send = (fields: Record<string, string>) =>
    fetcher.submit(fields, { method: 'post', action: '/views' });
  const mine = saved && (mayManage || !saved.shared) ? saved : null;
  const id = String(mine?.id ?? '');
  return (
    <>
      {mine?.changed ? (
        <Button variant="soft" size="1" onClick={() => send({ act: 'change', id, query })}>
          {say('Save changes')}
        </Button>
      ) : null}
      {saved && !saved.changed ? null : (
        <NameView
          words={say('Save as a view')}
          icon
          onSave={(name, shared) => send({ act: 'add', name, shared, query })}
        />
      )}
      {mine ? (
        <DropdownMenu.Root>
          <DropdownMenu.Trigger>
            <IconButton
              variant="ghost"
              color="gray"
              size="1"
              aria-label={say('Change the view {name}', { name: mine.name })}
            >
              <Ellipsis size={16} aria-hidden />
            </IconButton>
          </DropdownMenu.Trigger>
          <DropdownMenu.Content size="2">
            <DropdownMenu.Item onSelect={() => send({ act: 'move', id, by: '-1' })}>
              {say('Move up')}
            </DropdownMenu.Item>
            <DropdownMenu.Item onSelect={() => send({ act: 'move', id, by: '1' })}>
              {say('Move down')}
            </DropdownMenu.Item>
            <DropdownMenu.Item
              onSelect={() => send({ act: 'change', id, shared: mine.shared ? 'no' : 'yes' })}
            >
              {mine.shared ? say('Only for me') : say('Share with everybody')}
            </DropdownMenu.Item>
            <DropdownMenu.Separator />
            <DropdownMenu.Item color="red" onSelect={() => send({ act: 'delete', id })}>
              {say('Delete this view')}
            </DropdownMenu.Item>
          </DropdownMenu.Content>
        </DropdownMenu.Root>
      ) : null}
      {mine ? (
        <NameView
          words={say('Rename')}
          name={mine.name}
          onSave={(name) => send({ act: 'change', id, name })}
        />
      ) : null}
      <ActFault fetcher={fetcher} />
    </>
  );
}

type NameProps = Readonly<{
  words: string;
  icon?: boolean;
  name?: string;
  onSave: (name: string, shared: 'yes' | 'no') => void;
}>;

function NameView({ words, icon, name, onSave }: NameProps) {
  const say = useSay();
  const [open, setOpen] = useState(false);
  return (
    <Popover.Root open={open} onOpenChange={setOpen}>
      <Popover.Trigger>
        <Button variant="ghost" size="1">
          {icon ? <Bookmark size={14} aria-hidden /> : null} {words}
        </Button>
      </Popover.Trigger>
      <Popover.Content size="1" width="280px">
        <form
          className="bulk-tags"
          onSubmit={(event) => {
            event.preventDefault();
            const form = new FormData(event.currentTarget);
            onSave(String(form.get('name')), form.get('shared') ? 'yes' : 'no');
            setOpen(false);
          }}
        >
          <label htmlFor="view-name">{say('Name of the view')}</label>
          <TextField.Root
            id="view-name"
            name="name"
            required
            maxLength={longestName}
            defaultValue={name}
            autoFocus
          />
          {name === undefined ? (
            <label className="plain-check">
              <input type="checkbox" name="shared" /> {say('For everybody')}
            </label>
          ) : null}
          <Button type="submit" size="1">
            {say('Save')}
          </Button>
        </form>
      </Popover.Content>
    </Popover.Root>
  );
}
