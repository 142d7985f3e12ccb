// What the team knows about this, beside the mail: read, and put into the answer.

import type { ConversationView } from '../view/conversation-view.ts';
import { addToReply } from './add-to-reply.ts';
import { Part } from './part.tsx';
import { useSay } from './say.tsx';

export function ArticleSuggestions({ view: { id, articles } }: { view: ConversationView }) {
  const say = useSay();
  if (articles.length === 0) return null;
  return (
    <Part title={say(articles.length === 1 ? 'Article that may help' : 'Articles that may help')}>
      <ul className="suggested-articles">
        {articles.map(({ name, title, excerpt, text, url }) => (
          <li key={name}>
            <details>
              <summary>
                <bdi>{title}</bdi>
              </summary>
              <p className="quiet" dir="auto">
                {excerpt}
              </p>
            </details>
            <button
              type="button"
              className="text-button"
              aria-label={say('Quote it: {title}', { title })}
              onClick={() => addToReply(id, text)}
            >
              {say('Quote it')}
            </button>
            {url ? (
              <button
                type="button"
                className="text-button"
                aria-label={say('Insert its link: {title}', { title })}
                onClick={() => addToReply(id, `${title}: ${url}`)}
              >
                {say('Insert its link')}
              </button>
            ) : null}
          </li>
        ))}
      </ul>
    </Part>
  );
}
