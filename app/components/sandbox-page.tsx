// The sandbox as a page: whose mailbox, what is in it, and a mail to write.

import { Link } from '@remix-run/react';
import { Bot, UserRound } from 'lucide-react';
import { useState } from 'react';

import type { PracticeMailView } from '../view/practice-view.ts';
import { PracticeForm } from './practice-form.tsx';
import { useSay } from './say.tsx';
import { When } from './time.tsx';

type Customer = Readonly<{ name: string; email: string; about: string; orders: readonly string[] }>;

type Props = Readonly<{
  customers: readonly Customer[];
  chosen: string | null;
  mails: readonly PracticeMailView[];
}>;

export function SandboxPage({ customers, chosen, mails }: Props) {
  const say = useSay();
  const customer = customers.find((each) => each.email === chosen);
  return (
    <main id="main" className="sandbox">
      <section className="sandbox-customers" aria-label={say('Customers')}>
        <h1>{say('Sandbox')}</h1>
        <p className="quiet">
          {say(
            'Be a customer: write to support and see what comes back. The mail takes the real way, only the customers are made up.',
          )}
        </p>
        <ul>
          {customers.map(({ name, email, about, orders }) => (
            <li key={email}>
              <Link
                to={`/sandbox?customer=${encodeURIComponent(email)}`}
                aria-current={email === chosen ? 'page' : undefined}
                className="sandbox-customer"
                preventScrollReset
              >
                <strong>{name}</strong>
                <span className="quiet">{email}</span>
                {about ? <span className="quiet">{about}</span> : null}
                {orders.length > 0 ? (
                  <span className="quiet">{say('Orders {numbers}', { numbers: orders.join(', ') })}</span>
                ) : null}
              </Link>
            </li>
          ))}
        </ul>
      </section>
      {customer ? (
        <Mailbox key={customer.email} customer={customer} mails={mails} />
      ) : (
        <p className="list-empty">{say('The practice mail server knows no customers.')}</p>
      )}
    </main>
  );
}

function Mailbox({ customer, mails }: { customer: Customer; mails: readonly PracticeMailView[] }) {
  const say = useSay();
  const [answering, setAnswering] = useState<PracticeMailView | null>(null);
  return (
    <section className="sandbox-mailbox" aria-labelledby="mailbox-title">
      <h2 id="mailbox-title">{say('Mailbox of {name}', { name: customer.name })}</h2>
      <PracticeForm
        key={answering?.messageId ?? 'new'}
        from={customer.email}
        name={customer.name}
        answering={answering}
        onDone={() => setAnswering(null)}
      />
      {mails.length === 0 ? (
        <div className="list-empty">
          <strong>{say('Nothing here yet')}</strong>
          <p>{say('What {name} writes and gets appears here by itself.', { name: customer.name })}</p>
        </div>
      ) : (
        <ol className="practice-mails">
          {mails.map((mail) => (
            <li key={`${mail.messageId} ${mail.direction} ${mail.at}`}>
              <PracticeMailCard mail={mail} onAnswer={() => setAnswering(mail)} />
            </li>
          ))}
        </ol>
      )}
    </section>
  );
}

function PracticeMailCard({ mail, onAnswer }: { mail: PracticeMailView; onAnswer: () => void }) {
  const say = useSay();
  const came = mail.direction === 'in';
  const Icon = mail.automatic ? Bot : UserRound;
  return (
    <section className="message" data-author={came ? (mail.automatic ? 'bot' : 'agent') : 'customer'}>
      <header>
        <span className="author-mark" data-author={came ? (mail.automatic ? 'bot' : 'agent') : 'customer'}>
          <Icon size={14} aria-hidden />
        </span>
        <strong>
          <bdi>{came ? mail.from : say('Written')}</bdi>
        </strong>
        <span className="message-about">{came && mail.automatic ? say('Automatic') : ''}</span>
        <span className="message-end">
          <When at={mail.at} words="ago" />
        </span>
      </header>
      <p className="practice-subject">
        <bdi>{mail.subject || say('No subject')}</bdi>
      </p>
      <p className="mail-text" dir="auto">
        {mail.text}
      </p>
      {came && mail.messageId ? (
        <button type="button" className="text-button" onClick={onAnswer}>
          {say('Reply to this mail')}
        </button>
      ) : null}
    </section>
  );
}
