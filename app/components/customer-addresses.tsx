// The addresses of a customer: which one writes here, which ones mail comes back from, which ones are kept out.

import { useFetcher } from '@remix-run/react';

import type { CustomerView } from '../view/customer-view.ts';
import { ActFault } from './act-fault.tsx';
import { useSay } from './say.tsx';
import { When } from './time.tsx';

type Props = Readonly<{
  customer: CustomerView;
  /** The one that wrote the conversation; null on the customer's own page. */
  writes?: string | null;
  /** On the customer's own page one of several can be taken away. */
  mayPart?: boolean;
}>;

export function AddressList({ customer, writes = null, mayPart = false }: Props) {
  const say = useSay();
  return (
    <ul className="addresses">
      {customer.addresses.map((address) => (
        <li key={address.id}>
          <p className={writes !== null && address.email !== writes ? 'quiet' : undefined}>
            <bdi>{address.email}</bdi>
            {mayPart && !address.isFirst ? (
              <Act customer={customer} fields={{ intent: 'part', address: address.id }}>
                {say('Is somebody else')}
              </Act>
            ) : null}
          </p>
          {address.bounced ? (
            <p className="address-doubt">
              {say('Mail to it came back')} <When at={address.bounced.at} words="ago" />
              {address.bounced.reason ? <>: {address.bounced.reason}</> : null}
              <Act customer={customer} fields={{ intent: 'works-again', address: address.id }}>
                {say('It works again')}
              </Act>
            </p>
          ) : null}
          {address.blocked ? (
            <p className="address-doubt">
              {say('Kept out: {pattern} is blocked', { pattern: address.blocked })}
              <Act customer={customer} fields={{ intent: 'unblock', pattern: address.blocked }}>
                {say('Unblock')}
              </Act>
            </p>
          ) : null}
        </li>
      ))}
    </ul>
  );
}

type ActProps = Readonly<{
  customer: Pick<CustomerView, 'id'>;
  fields: Readonly<Record<string, string | number>>;
  children: string;
}>;

function Act({ customer, fields, children }: ActProps) {
  const fetcher = useFetcher();
  return (
    <>
      {' · '}
      <button
        type="button"
        className="text-button"
        disabled={fetcher.state !== 'idle'}
        onClick={() => fetcher.submit(fields, { method: 'post', action: `/customers/${customer.id}/change` })}
      >
        {children}
      </button>
      <ActFault fetcher={fetcher} />
    </>
  );
}
