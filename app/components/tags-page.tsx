// All tags with how often each is used; a row opens to rename or remove one.

import { Button, TextField } from '@radix-ui/themes';
import { Link, useFetcher } from '@remix-run/react';
import { useEffect, useState } from 'react';

import { FieldFault } from './field.tsx';
import { useSay } from './say.tsx';

type Tag = Readonly<{ name: string; conversations: number; customers: number }>;

export function TagsPage({ tags }: { tags: readonly Tag[] }) {
  const say = useSay();
  const [edited, setEdited] = useState<string | null>(null);
  return (
    <main id="main" className="page words">
      <header className="page-head">
        <div>
          <h1>{say('Tags')}</h1>
          <p className="quiet">
            {say('A new name holds everywhere at once; the name of another tag makes the two into one.')}
          </p>
        </div>
      </header>
      {tags.length === 0 ? (
        <div className="list-empty">
          <strong>{say('No tags yet')}</strong>
          <p>{say('In a conversation, the key l sets the first one.')}</p>
        </div>
      ) : (
        <div className="list-table">
          <table>
            <thead>
              <tr>
                <th scope="col">{say('Tag')}</th>
                <th scope="col">{say('Conversations')}</th>
                <th scope="col">{say('Customers')}</th>
                <th scope="col">
                  <span className="visually-hidden">{say('Actions')}</span>
                </th>
              </tr>
            </thead>
            <tbody>
              {tags.map((tag) =>
                tag.name === edited ? (
                  <EditRow key={tag.name} tag={tag} tags={tags} onClose={() => setEdited(null)} />
                ) : (
                  <Row key={tag.name} tag={tag} onEdit={() => setEdited(tag.name)} />
                ),
              )}
            </tbody>
          </table>
        </div>
      )}
    </main>
  );
}

function Row({ tag, onEdit }: { tag: Tag; onEdit: () => void }) {
  const say = useSay();
  const { name, conversations, customers } = tag;
  return (
    <tr>
      <th scope="row">
        <Link to={`/inbox?view=all&tag=${encodeURIComponent(name)}`}>
          <bdi>{name}</bdi>
        </Link>
      </th>
      <td data-label={say('Conversations')}>{conversations}</td>
      <td data-label={say('Customers')}>{customers}</td>
      <td className="list-table-act">
        <Button variant="ghost" onClick={onEdit} aria-label={say('Change the tag {tag}', { tag: name })}>
          {say('Change')}
        </Button>
      </td>
    </tr>
  );
}

type EditProps = Readonly<{ tag: Tag; tags: readonly Tag[]; onClose: () => void }>;

function EditRow({ tag, tags, onClose }: EditProps) {
  const say = useSay();
  const fetcher = useFetcher<{ fault: string | null }>();
  const [to, setTo] = useState(tag.name);
  const done = fetcher.state === 'idle' && fetcher.data?.fault === null;
  useEffect(() => {
    if (done) onClose();
  }, [done, onClose]);
  const name = to.trim().toLowerCase();
  const other = name !== tag.name && tags.some((each) => each.name === name);
  const uses = tag.conversations + tag.customers;
  return (
    <tr>
      <td colSpan={4}>
        <fetcher.Form method="post" className="sorting-form">
          <input type="hidden" name="tag" value={tag.name} />
          <TextField.Root
            name="to"
            value={to}
            onChange={(event) => setTo(event.target.value)}
            maxLength={40}
            autoFocus
            aria-label={say('New name for {tag}', { tag: tag.name })}
          />
          {other ? (
            <p className="quiet" role="status">
              {say('“{tag}” is there already: the two become one.', { tag: name })}
            </p>
          ) : null}
          <FieldFault id="tag-fault" fault={fetcher.data?.fault ?? undefined} />
          <div className="sorting-buttons" data-start>
            <Button type="submit" name="intent" value="rename" disabled={fetcher.state !== 'idle'}>
              {other ? say('Make them one') : say('Rename')}
            </Button>
            <Button
              type="submit"
              name="intent"
              value="delete"
              variant="soft"
              color="red"
              disabled={fetcher.state !== 'idle'}
            >
              {uses === 0
                ? say('Remove it')
                : say.count(uses, 'Remove it from {count} place', 'Remove it from {count} places')}
            </Button>
            <Button type="button" variant="soft" color="gray" onClick={onClose}>
              {say('Cancel')}
            </Button>
          </div>
        </fetcher.Form>
      </td>
    </tr>
  );
}
