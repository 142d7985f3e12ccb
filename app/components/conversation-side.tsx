// What the machine thinks, beside the mail and smaller than it: why it is here, in brief, facts, the customer.

import { Link, useLocation } from '@remix-run/react';
import { ChevronRight } from 'lucide-react';

import type { ConversationView } from '../view/conversation-view.ts';
import { ArticleSuggestions } from './article-suggestions.tsx';
import { Correction } from './correction.tsx';
import { OrderCards } from './order-cards.tsx';
import { Part } from './part.tsx';
import { When } from './time.tsx';
import { DecisionPanel, ReadingPanel, WhyPanel } from './why-panel.tsx';

type Props = Readonly<{ view: ConversationView; folded?: boolean }>;

/** `folded`: on top of the thread, for screens that are too narrow for a column beside it. */
export function ConversationSide({ view, folded = false }: Props) {
  if (!folded) {
    return (
      <aside className="side" aria-label="About this conversation">
        <SideParts view={view} />
      </aside>
    );
  }
  const reasons = view.why?.reasons.map((reason) => reason.label).join(', ');
  const first = view.summary[0]?.text ?? (reasons ? `Why it came to you: ${reasons}` : view.why?.verdict);
  if (!first) return null;
  return (
    <details className="brief">
      <summary>
        <ChevronRight size={16} aria-hidden />
        <span>{first}</span>
      </summary>
      <div className="brief-parts">
        <SideParts view={view} />
      </div>
    </details>
  );
}

function SideParts({ view }: { view: ConversationView }) {
  return (
    <>
      {view.why ? (
        <WhyPanel why={view.why} />
      ) : (
        <Part title="Being read">
          <p className="quiet">Baton is reading this mail. What it makes of it appears here by itself.</p>
        </Part>
      )}
      {view.summary.length > 0 ? (
        <Part title="In brief">
          <ul className="summary">
            {view.summary.map(({ text, messageId }) => (
              <li key={text}>
                {messageId ? (
                  <a href={`#message-${messageId}`} title="Shows the mail that this comes from">
                    {text}
                  </a>
                ) : (
                  text
                )}
              </li>
            ))}
          </ul>
        </Part>
      ) : null}
      {view.why ? <ReadingPanel why={view.why} /> : null}
      {view.correction ? <Correction key={view.correction.messageId} view={view.correction} /> : null}
      {view.orders.length > 0 ? (
        <Part title={view.orders.length === 1 ? 'Order' : 'Orders'}>
          <OrderCards orders={view.orders} />
        </Part>
      ) : null}
      {view.why && view.why.facts.length > 0 ? <Facts facts={view.why.facts} /> : null}
      {view.why ? <DecisionPanel why={view.why} /> : null}
      <ArticleSuggestions view={view} />
      <Similar similar={view.similar} />
      <Customer view={view} />
    </>
  );
}

function Facts({ facts }: { facts: NonNullable<ConversationView['why']>['facts'] }) {
  return (
    <Part title="Looked up">
      <dl className="facts">
        {facts.map(({ name, value, source }) => (
          <div key={`${name} ${value}`}>
            <dt>{name}</dt>
            <dd title={source ? `Source: ${source}` : undefined}>{value}</dd>
          </div>
        ))}
      </dl>
    </Part>
  );
}

/** How somebody answered the like of it. */
function Similar({ similar }: Pick<ConversationView, 'similar'>) {
  const { search } = useLocation();
  if (similar.length === 0) return null;
  return (
    <Part title="Solved before">
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

function Customer({ view }: { view: ConversationView }) {
  const { search } = useLocation();
  return (
    <Part title="Customer">
      <p>
        <bdi>{view.customer.name}</bdi>
      </p>
      <p className="quiet">{view.customer.email}</p>
      {view.customer.bounced ? (
        <p className="side-gap">
          Mail to this address came back <When at={view.customer.bounced.at} />
          {view.customer.bounced.reason ? <>: {view.customer.bounced.reason}</> : null}
        </p>
      ) : null}
      {view.earlier.length > 0 ? (
        <>
          <p className="quiet side-gap">
            {view.earlierTotal === 1 ? '1 other conversation' : `${view.earlierTotal} other conversations`}
          </p>
          <ul className="earlier">
            {view.earlier.map((each) => (
              <li key={each.id}>
                <Link to={`/inbox/${each.id}${search}`}>
                  <bdi>{each.subject}</bdi>
                </Link>
                <span className="quiet">
                  {each.status} · <When at={each.at} />
                </span>
              </li>
            ))}
          </ul>
        </>
      ) : (
        <p className="quiet">First conversation</p>
      )}
    </Part>
  );
}
