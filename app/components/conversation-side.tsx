// What the machine thinks, beside the mail and smaller than it: why it is here, in brief, facts, the customer.

import { Link, useLocation } from '@remix-run/react';
import { ChevronRight } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';

import type { ConversationView } from '../view/conversation-view.ts';
import { ArticleSuggestions } from './article-suggestions.tsx';
import { Correction } from './correction.tsx';
import { CustomerCard } from './customer-card.tsx';
import { DetailsDrawer } from './details-drawer.tsx';
import { Linked } from './linked.tsx';
import { OrderCards } from './order-cards.tsx';
import { Part } from './part.tsx';
import { useSay } from './say.tsx';
import { When } from './time.tsx';
import { ToneLine } from './tone-line.tsx';
import { DecisionPanel, ReadingPanel, WhyPanel } from './why-panel.tsx';
import { WordsLink } from './words-link.tsx';

type Props = Readonly<{ view: ConversationView; folded?: boolean }>;

/** `folded`: on top of the thread, for screens that are too narrow for a column beside it. */
export function ConversationSide({ view, folded = false }: Props) {
  const say = useSay();
  if (!folded) {
    return (
      <DetailsDrawer>
        <SideParts view={view} />
      </DetailsDrawer>
    );
  }
  const reasons = view.why?.reasons.map((reason) => say(reason.label)).join(', ');
  const first =
    view.summary[0]?.text ??
    (reasons ? say('Why it came to you: {reasons}', { reasons }) : view.why?.verdict);
  if (!first) return null;
  return <Brief first={first} view={view} />;
}

/** All of it is drawn once it is opened: on a wide screen, and for most who read on a phone, that is never. */
function Brief({ first, view }: { first: string; view: ConversationView }) {
  const [drawn, setDrawn] = useState(false);
  const fold = useRef<HTMLDetailsElement>(null);
  // Opened before the page was alive: nobody had listened.
  useEffect(() => setDrawn(fold.current?.open ?? false), []);
  return (
    <details
      ref={fold}
      className="brief"
      onToggle={({ currentTarget }) => {
        if (currentTarget.open) setDrawn(true);
      }}
    >
      <summary>
        <ChevronRight size={16} aria-hidden />
        <span>{first}</span>
      </summary>
      {drawn ? (
        <div className="brief-parts">
          <SideParts view={view} />
        </div>
      ) : null}
    </details>
  );
}

function SideParts({ view }: { view: ConversationView }) {
  const say = useSay();
  return (
    <>
      {view.why ? (
        <WhyPanel why={view.why} />
      ) : (
        <Part title={say('Being read')}>
          <p className="quiet">
            {say('Baton is reading this mail. What it makes of it appears here by itself.')}
          </p>
        </Part>
      )}
      {view.summary.length > 0 ? (
        <Part title={say('In brief')}>
          <ul className="summary">
            {view.summary.map(({ text, messageId, light }) => (
              <li key={text}>
                {messageId ? (
                  <WordsLink messageId={messageId} light={light}>
                    {text}
                  </WordsLink>
                ) : (
                  text
                )}
              </li>
            ))}
          </ul>
        </Part>
      ) : null}
      {view.tone ? <ToneLine tone={view.tone} /> : null}
      {view.why ? <ReadingPanel why={view.why} /> : null}
      {view.correction ? <Correction key={view.correction.messageId} view={view.correction} /> : null}
      {view.orders.length > 0 ? (
        <Part title={view.orders.length === 1 ? say('Order') : say('Orders')}>
          <OrderCards orders={view.orders} />
        </Part>
      ) : null}
      {view.why && view.why.facts.length > 0 ? <Facts facts={view.why.facts} /> : null}
      {view.why ? <DecisionPanel why={view.why} /> : null}
      <ArticleSuggestions view={view} />
      <Similar similar={view.similar} />
      <Linked view={view} />
      <CustomerCard view={view} />
    </>
  );
}

function Facts({ facts }: { facts: NonNullable<ConversationView['why']>['facts'] }) {
  const say = useSay();
  return (
    <Part title={say('Looked up')}>
      <dl className="facts">
        {facts.map(({ name, value, source }) => (
          <div key={`${name} ${value}`}>
            <dt>{name}</dt>
            <dd title={source ? say('Source: {source}', { source }) : undefined}>{value}</dd>
          </div>
        ))}
      </dl>
    </Part>
  );
}

/** How somebody answered the like of it. */
function Similar({ similar }: Pick<ConversationView, 'similar'>) {
  const say = useSay();
  const { search } = useLocation();
  if (similar.length === 0) return null;
  return (
    <Part title={say('Solved before')}>
      <ul className="earlier">
        {similar.map(({ id, subject, at }) => (
          <li key={id}>
            <Link to={`/inbox/${id}${search}`}>
              <bdi>{subject}</bdi>
            </Link>
            <span className="quiet">
              #{id} · <When at={at} />
            </span>
          </li>
        ))}
      </ul>
    </Part>
  );
}
