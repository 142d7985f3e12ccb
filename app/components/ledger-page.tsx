// The ledger as a page: how many mails ended how, and each of them with the reason and a way to read it again.

import { Button } from '@radix-ui/themes';
import { Link, useFetcher } from '@remix-run/react';
import { RotateCw } from 'lucide-react';
import type { LedgerItem, LedgerTotal } from '../view/ledger-view.ts';
import { toSay } from '../words/say.ts';
import { useSay } from './say.tsx';
import { When } from './time.tsx';

type Chosen = Readonly<{ mailbox: string | null; disposition: string | null; before: number | null }>;

type Props = Readonly<{
  items: readonly LedgerItem[];
  totals: readonly LedgerTotal[];
  mailboxes: readonly string[];
  chosen: Chosen;
  next: number | null;
}>;

export function LedgerPage({ items, totals, mailboxes, chosen, next }: Props) {
  const say = useSay();
  const all = totals.reduce((sum, { count }) => sum + count, 0);
  return (
    <main id="main" className="page ledger">
      <header className="page-head">
        <h1>{say('Every mail')}</h1>
        {mailboxes.length > 1 ? <Mailboxes mailboxes={mailboxes} chosen={chosen} /> : null}
      </header>
      <p className="figures-lead">
        {say(
          'Each mail that reached {mailboxes} is listed here with what became of it and why. None is left out.',
          {
            mailboxes: (mailboxes.length === 1 ? mailboxes[0] : undefined) ?? say('your mailboxes'),
          },
        )}
      </p>
      {all === 0 ? (
        <div className="list-empty">
          <strong>{say('No mail has come yet')}</strong>
          <p>{say('The first one that reaches a mailbox appears here within a second.')}</p>
        </div>
      ) : (
        <>
          <Totals totals={totals} all={all} chosen={chosen} />
          <ol className="ledger-rows">
            {items.map((item) => (
              <Row key={item.id} item={item} />
            ))}
          </ol>
          {items.length === 0 ? <p className="quiet">{say('No mail ended like this.')}</p> : null}
          <nav className="ledger-pages" aria-label={say('Pages')}>
            {chosen.before ? <Link to={address({ ...chosen, before: null })}>{say('Newest')}</Link> : null}
            {next ? <Link to={address({ ...chosen, before: next })}>{say('Older')}</Link> : null}
          </nav>
        </>
      )}
    </main>
  );
}

function Mailboxes({ mailboxes, chosen }: { mailboxes: readonly string[]; chosen: Chosen }) {
  const say = useSay();
  return (
    <nav className="pick" aria-label={say('Mailbox')}>
      {[null, ...mailboxes].map((mailbox) => (
        <Link
          key={mailbox ?? ''}
          to={address({ ...chosen, mailbox, before: null })}
          aria-current={chosen.mailbox === mailbox ? 'page' : undefined}
        >
          {mailbox ?? say('All mailboxes')}
        </Link>
      ))}
    </nav>
  );
}

function Totals({ totals, all, chosen }: { totals: readonly LedgerTotal[]; all: number; chosen: Chosen }) {
  const say = useSay();
  const choices = [{ disposition: null, label: toSay('All'), count: all }, ...totals];
  return (
    <nav className="pick" aria-label={say('What became of them')}>
      {choices.map(({ disposition, label, count }) => (
        <Link
          key={label}
          to={address({ ...chosen, disposition, before: null })}
          aria-current={chosen.disposition === disposition ? 'page' : undefined}
        >
          {say(label)} <span className="pick-count">{count}</span>
        </Link>
      ))}
    </nav>
  );
}

function Row({ item }: { item: LedgerItem }) {
  const say = useSay();
  return (
    <li className="ledger-row">
      <div className="ledger-mail">
        <p className="ledger-subject">
          {item.conversationId ? (
            <Link to={`/inbox/${item.conversationId}?view=all`}>
              <bdi>{item.subject || say('No subject')}</bdi>
            </Link>
          ) : (
            <bdi>{item.subject || say('No subject')}</bdi>
          )}
        </p>
        <p className="quiet">
          {item.sender ? (
            <>
              <bdi>{item.sender}</bdi> ·{' '}
            </>
          ) : null}
          <When at={item.at} words="ago" /> · {item.place}
        </p>
      </div>
      <div className="ledger-end">
        <span className="chip" data-shade={item.shade}>
          {say(item.label)}
        </span>
        {item.reason ? <p className="quiet">{item.reason}</p> : null}
      </div>
      <ReadAgain item={item} />
    </li>
  );
}

function ReadAgain({ item }: { item: LedgerItem }) {
  const say = useSay();
  const fetcher = useFetcher<{ fault: string | null }>();
  const busy = fetcher.state !== 'idle';
  return (
    <fetcher.Form method="post" className="ledger-again">
      <input type="hidden" name="id" value={item.id} />
      <Button
        type="submit"
        variant="soft"
        color="gray"
        size="1"
        disabled={busy || !item.readable}
        aria-label={say('Read again: {subject}', { subject: item.subject || say('mail without a subject') })}
        title={say('Reads the kept original once more. Nothing is answered twice.')}
      >
        <RotateCw size={14} aria-hidden /> {say('Read again')}
      </Button>
      {fetcher.data?.fault ? (
        <p role="alert" className="field-fault">
          {say(fetcher.data.fault)}
        </p>
      ) : null}
    </fetcher.Form>
  );
}

function address(chosen: Chosen): string {
  const query = new URLSearchParams();
  if (chosen.mailbox) query.set('mailbox', chosen.mailbox);
  if (chosen.disposition) query.set('disposition', chosen.disposition);
  if (chosen.before) query.set('before', String(chosen.before));
  return `/ledger?${query}`;
}
