// Conversations that belong with this one, beside it.

import { Link, useFetcher, useLocation } from '@remix-run/react';
import { X } from 'lucide-react';

import type { ConversationView } from '../view/conversation-view.ts';
import { ActFault } from './act-fault.tsx';
import { Part } from './part.tsx';
import { useSay } from './say.tsx';
import { When } from './time.tsx';

export function Linked({ view }: { view: ConversationView }) {
  const say = useSay();
  const { search } = useLocation();
  const fetcher = useFetcher();
  const { linked } = view.joining;
  if (linked.length === 0) return null;
  return (
    <Part title={say('Linked')}>
      <ul className="earlier linked">
        {linked.map((each) => (
          <li key={each.id}>
            <Link to={`/inbox/${each.id}${search}`}>
              <bdi>{each.subject || say('No subject')}</bdi>
            </Link>
            <button
              type="button"
              className="icon-button"
              aria-label={say('Take away the link with #{id}', { id: each.id })}
              disabled={fetcher.state !== 'idle'}
              onClick={() =>
                fetcher.submit(
                  { intent: 'unlink', other: String(each.id) },
                  { method: 'post', action: `/conversations/${view.id}/joining` },
                )
              }
            >
              <X size={14} aria-hidden />
            </button>
            <span className="quiet">
              #{each.id} · {say(each.status)} · <When at={each.at} />
            </span>
          </li>
        ))}
      </ul>
      <ActFault fetcher={fetcher} />
    </Part>
  );
}
