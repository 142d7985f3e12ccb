// The list of customers, the newest first, with a field to find one.

import { Button, TextField } from '@radix-ui/themes';
import { Form, Link } from '@remix-run/react';
import { Search } from 'lucide-react';

import { useSay } from './say.tsx';
import { When } from './time.tsx';

type Row = Readonly<{
  id: number;
  key: number;
  name: string;
  email: string;
  blocked: boolean;
  bounced: boolean;
  lastMessageAt: string | null;
}>;

type Props = Readonly<{ q: string; rows: readonly Row[]; nextId: number | null; isFirst: boolean }>;

export function CustomersPage({ q, rows, nextId, isFirst }: Props) {
  const say = useSay();
  return (
    <main id="main" className="page words">
      <header className="page-head">
        <div>
          <h1>{say('Customers')}</h1>
          <p className="quiet">{say('Everybody who has written, the newest first.')}</p>
        </div>
      </header>
      <Form role="search" className="sorting-add">
        <TextField.Root
          key={q}
          name="q"
          type="search"
          defaultValue={q}
          maxLength={200}
          data-key="/"
          placeholder={say('Name or address')}
          aria-label={say('Find a customer by name or address')}
        >
          <TextField.Slot>
            <Search size={16} aria-hidden />
          </TextField.Slot>
        </TextField.Root>
        <Button type="submit" variant="soft">
          {say('Find')}
        </Button>
      </Form>
      {rows.length === 0 ? (
        <div className="list-empty">
          <strong>{q ? say('Nobody found') : say('No customers yet')}</strong>
          <p>
            {q
              ? say('Write how a name or an address begins, or a part of it.')
              : say('Whoever writes to a mailbox of yours appears here.')}
          </p>
        </div>
      ) : (
        <div className="list-table">
          <table>
            <thead>
              <tr>
                <th scope="col">{say('Customer')}</th>
                <th scope="col">{say('Address')}</th>
                <th scope="col">{say('Last mail')}</th>
              </tr>
            </thead>
            <tbody>
              {rows.map((row) => (
                <CustomerRow key={row.key} row={row} />
              ))}
            </tbody>
          </table>
        </div>
      )}
      <nav className="customers-more" aria-label={say('Pages')}>
        {isFirst ? null : <Link to={`?q=${encodeURIComponent(q)}`}>{say('To the beginning')}</Link>}
        {nextId ? <Link to={`?q=${encodeURIComponent(q)}&after=${nextId}`}>{say('Next page')}</Link> : null}
      </nav>
    </main>
  );
}

function CustomerRow({ row }: { row: Row }) {
  const say = useSay();
  return (
    <tr>
      <th scope="row">
        <Link to={`/customers/${row.id}`}>
          <bdi>{row.name || row.email}</bdi>
        </Link>{' '}
        {row.blocked ? (
          <span className="chip" data-shade="doubt">
            {say('Blocked')}
          </span>
        ) : null}
        {row.bounced ? (
          <span className="chip" data-shade="doubt">
            {say('Mail comes back')}
          </span>
        ) : null}
      </th>
      <td className="quiet">
        <bdi>{row.email}</bdi>
      </td>
      <td className="quiet list-table-act">
        {row.lastMessageAt ? <When at={row.lastMessageAt} words="ago" /> : '–'}
      </td>
    </tr>
  );
}
