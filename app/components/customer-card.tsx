// Who writes, beside a conversation: what the team must know of them before it answers.

import { Button, TextArea } from '@radix-ui/themes';
import { Link, useFetcher, useLocation } from '@remix-run/react';
import { useEffect, useRef } from 'react';

import type { ConversationView } from '../view/conversation-view.ts';
import type { CustomerView } from '../view/customer-view.ts';
import { ActFault } from './act-fault.tsx';
import { AddressList } from './customer-addresses.tsx';
import { FieldFault } from './field.tsx';
import { ItemTags } from './item-tags.tsx';
import { Part } from './part.tsx';
import { useSay } from './say.tsx';
import { TagEditor } from './tag-editor.tsx';
import { Day, When } from './time.tsx';

export function CustomerCard({ view }: { view: ConversationView }) {
  const say = useSay();
  const { customer } = view;
  return (
    <Part title={say('Customer')}>
      <p className="customer-name">
        <Link to={`/customers/${customer.id}`}>
          <bdi>{customer.name}</bdi>
        </Link>
        <CustomerChips customer={customer} />
      </p>
      <AddressList customer={customer} writes={customer.email} />
      <p className="quiet">{authenticWords(view.authenticity, say)}</p>
      <p className="quiet">
        {say('First seen')} <Day at={customer.firstSeen} />
        {customer.language ? ` · ${languageName(customer.language, say.locale)}` : null}
      </p>
      <div className="customer-tags">
        <ItemTags tags={customer.tags} />
        <TagEditor tags={customer.tags} action={`/customers/${customer.id}/change`} />
      </div>
      <CustomerNotes customer={customer} />
      <Earlier view={view} />
    </Part>
  );
}

export function CustomerChips({ customer }: { customer: CustomerView }) {
  const say = useSay();
  return (
    <>
      {customer.alwaysPerson ? (
        <span
          className="chip"
          data-shade="accent"
          title={say('The policy says: always a person, never the bot alone')}
        >
          {say('Always a person')}
        </span>
      ) : null}
      {customer.addresses.some(({ blocked }) => blocked) ? (
        <span className="chip" data-shade="doubt">
          {say('Blocked')}
        </span>
      ) : null}
    </>
  );
}

const authenticWords = (authenticity: string, say: ReturnType<typeof useSay>) => {
  if (authenticity === 'pass') return say('The sender is proven to be this address');
  if (authenticity === 'fail') return say('The sender is not who the mail says');
  return say('Nothing proves the sender');
};

export function languageName(code: string, locale: string): string {
  return new Intl.DisplayNames(locale, { type: 'language' }).of(code) ?? code;
}

export function CustomerNotes({ customer }: { customer: CustomerView }) {
  const say = useSay();
  const fetcher = useFetcher<{ fault: string | null }>();
  const form = useRef<HTMLFormElement>(null);
  const action = `/customers/${customer.id}/change`;
  const done = fetcher.state === 'idle' && fetcher.data?.fault === null;
  useEffect(() => {
    if (done) form.current?.reset();
  }, [done]);
  return (
    <div className="customer-notes">
      {customer.notes.length > 0 ? (
        <ul aria-label={say('Notes about this customer')}>
          {customer.notes.map((note) => (
            <li key={note.id}>
              <p>
                <bdi>{note.text}</bdi>
              </p>
              <p className="quiet">
                {note.by ? <bdi>{note.by}</bdi> : 'Baton'} · <When at={note.at} words="ago" />
                {note.mayDelete ? <DeleteNote id={note.id} action={action} /> : null}
              </p>
            </li>
          ))}
        </ul>
      ) : null}
      <details>
        <summary>{say('Add a note about this customer')}</summary>
        <fetcher.Form ref={form} method="post" action={action} className="sorting-form">
          <input type="hidden" name="intent" value="note" />
          <TextArea
            name="text"
            size="1"
            rows={3}
            maxLength={4000}
            required
            aria-label={say('Note about this customer')}
          />
          <FieldFault id={`note-fault-${customer.id}`} fault={fetcher.data?.fault ?? undefined} />
          <Button type="submit" size="1" variant="soft" disabled={fetcher.state !== 'idle'}>
            {fetcher.state === 'idle' ? say('Keep the note') : say('Keeping it …')}
          </Button>
        </fetcher.Form>
      </details>
    </div>
  );
}

function DeleteNote({ id, action }: { id: number; action: string }) {
  const say = useSay();
  const fetcher = useFetcher();
  return (
    <>
      {' · '}
      <button
        type="button"
        className="text-button"
        disabled={fetcher.state !== 'idle'}
        onClick={() =>
          fetcher.submit({ intent: 'delete-note', note: String(id) }, { method: 'post', action })
        }
      >
        {say('Delete')}
      </button>
      <ActFault fetcher={fetcher} />
    </>
  );
}

function Earlier({ view }: { view: ConversationView }) {
  const say = useSay();
  const { search } = useLocation();
  if (view.earlier.length === 0) return <p className="quiet">{say('First conversation')}</p>;
  return (
    <>
      <p className="quiet side-gap">
        <Link to={`/customers/${view.customer.id}`} className="quiet-link">
          {say.count(view.earlierTotal, '{count} other conversation', '{count} other conversations')}
        </Link>
      </p>
      <ul className="earlier">
        {view.earlier.map((each) => (
          <li key={each.id}>
            <Link to={`/inbox/${each.id}${search}`}>
              <bdi>{each.subject}</bdi>
            </Link>
            <span className="quiet">
              {say(each.status)} · {say(each.outcome)} · <When at={each.at} />
            </span>
          </li>
        ))}
      </ul>
    </>
  );
}
