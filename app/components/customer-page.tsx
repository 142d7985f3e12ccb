// The page of one customer, put together: conversations beside what the team knows of them.

import { Link } from '@remix-run/react';

import type { CustomerView } from '../view/customer-view.ts';
import type { OrderCard } from '../view/order-card.ts';
import { AddressList } from './customer-addresses.tsx';
import { CustomerChips, CustomerNotes, languageName } from './customer-card.tsx';
import { AlwaysPersonSwitch, BlockAddress, EditCustomer, JoinCustomer } from './customer-forms.tsx';
import { ItemTags } from './item-tags.tsx';
import { OrderCards } from './order-cards.tsx';
import { Part } from './part.tsx';
import { useSay } from './say.tsx';
import { TagEditor } from './tag-editor.tsx';
import { Day, When } from './time.tsx';

type Conversation = Readonly<{
  id: number;
  subject: string;
  email: string;
  at: string;
  status: string;
  outcome: string;
  intent: string | null;
}>;

type Props = Readonly<{
  customer: CustomerView;
  isManager: boolean;
  isFirst: boolean;
  next: string | null;
  orders: readonly OrderCard[];
  conversations: readonly Conversation[];
}>;

export function CustomerPage(props: Props) {
  const { customer, isManager, orders } = props;
  const say = useSay();
  return (
    <main id="main" className="page words">
      <header className="page-head">
        <div>
          <h1>
            <bdi>{customer.name}</bdi> <CustomerChips customer={customer} />
          </h1>
          <p className="quiet">
            {say('First seen')} <Day at={customer.firstSeen} /> ·{' '}
            {say.count(customer.conversations, '{count} conversation', '{count} conversations')}
            {customer.language ? ` · ${languageName(customer.language, say.locale)}` : null}
          </p>
        </div>
      </header>
      <div className="customer-page">
        <Conversations {...props} />
        <div className="customer-side">
          <Part title={say('Addresses')}>
            <AddressList customer={customer} mayPart />
            <JoinCustomer customer={customer} />
          </Part>
          <Part title={say('Tags')}>
            <div className="customer-tags">
              <ItemTags tags={customer.tags} />
              <TagEditor tags={customer.tags} action={`/customers/${customer.id}/change`} />
            </div>
          </Part>
          <Part title={say('Notes|of a customer')}>
            <CustomerNotes customer={customer} />
          </Part>
          <Part title={say('Name and language')}>
            <EditCustomer customer={customer} />
          </Part>
          <Part title={say('How their mail is treated')}>
            <AlwaysPersonSwitch customer={customer} isManager={isManager} />
            <BlockAddress customer={customer} />
          </Part>
          {orders.length > 0 ? (
            <Part title={say('Orders')}>
              <OrderCards orders={orders} />
            </Part>
          ) : null}
        </div>
      </div>
    </main>
  );
}

function Conversations({ customer, conversations, isFirst, next }: Props) {
  const say = useSay();
  const several = customer.addresses.length > 1;
  return (
    <section className="customer-conversations" aria-label={say('Conversations')}>
      {conversations.length === 0 ? <p className="quiet">{say('No conversation yet')}</p> : null}
      <ol>
        {conversations.map((each) => (
          <li key={each.id}>
            <Link to={`/inbox/${each.id}?view=all`}>
              <bdi>{each.subject || say('No subject')}</bdi>
            </Link>
            <p className="quiet">
              #{each.id} · {say(each.status)} · {say(each.outcome)}
              {each.intent ? ` · ${say(each.intent)}` : ''}
              {several ? (
                <>
                  {' · '}
                  <bdi>{each.email}</bdi>
                </>
              ) : null}
              {' · '}
              <When at={each.at} words="ago" />
            </p>
          </li>
        ))}
      </ol>
      <nav className="customers-more" aria-label={say('Pages')}>
        {isFirst ? null : <Link to=".">{say('To the beginning')}</Link>}
        {next ? <Link to={`?after=${next}`}>{say('Next page')}</Link> : null}
      </nav>
    </section>
  );
}
