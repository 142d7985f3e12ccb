// Whose mail is kept out: one list, and a field for one more.

import { Button, TextField } from '@radix-ui/themes';
import { Link, useFetcher } from '@remix-run/react';
import { useEffect, useRef } from 'react';

import { FieldFault } from './field.tsx';
import { useSay } from './say.tsx';
import { When } from './time.tsx';

type Row = Readonly<{
  pattern: string;
  by: string | null;
  conversationId: number | null;
  createdAt: string;
  mails: number;
  lastAt: string | null;
}>;

export function BlockedPage({ rows }: { rows: readonly Row[] }) {
  const say = useSay();
  return (
    <main id="main" className="page words">
      <header className="page-head">
        <div>
          <h1>{say('Blocked senders')}</h1>
          <p className="quiet">
            {say(
              'Their mail is kept and listed under “Every mail”; nobody is shown it, and nothing is answered.',
            )}
          </p>
        </div>
      </header>
      <AddForm />
      {rows.length === 0 ? (
        <div className="list-empty">
          <strong>{say('Nobody is blocked')}</strong>
          <p>{say('In a conversation, the three dots block its sender or all of their domain.')}</p>
        </div>
      ) : (
        <div className="list-table">
          <table>
            <thead>
              <tr>
                <th scope="col">{say('Address or domain')}</th>
                <th scope="col">{say('Kept out')}</th>
                <th scope="col">{say('Blocked|when')}</th>
                <th scope="col">
                  <span className="visually-hidden">{say('Actions')}</span>
                </th>
              </tr>
            </thead>
            <tbody>
              {rows.map((row) => (
                <BlockedRow key={row.pattern} row={row} />
              ))}
            </tbody>
          </table>
        </div>
      )}
    </main>
  );
}

function AddForm() {
  const say = useSay();
  const fetcher = useFetcher<{ fault: string | null }>();
  const form = useRef<HTMLFormElement>(null);
  const done = fetcher.state === 'idle' && fetcher.data?.fault === null;
  useEffect(() => {
    if (done) form.current?.reset();
  }, [done]);
  const fault = fetcher.data?.fault ?? undefined;
  return (
    <fetcher.Form ref={form} method="post" className="sorting-add">
      <TextField.Root
        name="pattern"
        maxLength={320}
        required
        aria-label={say('Address or domain')}
        aria-invalid={fault ? true : undefined}
        aria-describedby={fault ? 'block-fault' : undefined}
        placeholder="eva@example.com, @example.com"
      />
      <Button type="submit" name="intent" value="block" variant="soft" disabled={fetcher.state !== 'idle'}>
        {say('Block|action')}
      </Button>
      <FieldFault id="block-fault" fault={fault} />
    </fetcher.Form>
  );
}

function BlockedRow({ row }: { row: Row }) {
  const say = useSay();
  const fetcher = useFetcher();
  const { pattern, mails, lastAt, by, createdAt, conversationId } = row;
  return (
    <tr>
      <th scope="row">
        <bdi>{pattern}</bdi>
      </th>
      <td data-label={say('Kept out')}>
        {mails === 0 ? (
          <span className="quiet">{say('No mail yet')}</span>
        ) : (
          <>
            {say.count(mails, '{count} mail', '{count} mails')}
            {lastAt ? (
              <span className="quiet">
                {' · '}
                <When at={lastAt} words="ago" />
              </span>
            ) : null}
          </>
        )}
      </td>
      <td className="quiet" data-label={say('Blocked|when')}>
        {by ? <bdi>{by}</bdi> : 'Baton'}, <When at={createdAt} words="ago" />
        {conversationId ? (
          <>
            {' '}
            <Link to={`/inbox/${conversationId}`}>#{conversationId}</Link>
          </>
        ) : null}
      </td>
      <td className="list-table-act">
        <fetcher.Form method="post">
          <input type="hidden" name="pattern" value={pattern} />
          <Button
            type="submit"
            name="intent"
            value="unblock"
            variant="ghost"
            disabled={fetcher.state !== 'idle'}
            aria-label={`${say('Unblock')}: ${pattern}`}
          >
            {say('Unblock')}
          </Button>
        </fetcher.Form>
      </td>
    </tr>
  );
}
