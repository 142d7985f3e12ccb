// What the team knows about this, beside the mail: read, and put into the answer.

import type { ConversationView } from '../view/conversation-view.ts';
import { addToReply } from './add-to-reply.ts';
import { Part } from './part.tsx';

export function ArticleSuggestions({ view: { id, articles } }: { view: ConversationView }) {
  if (articles.length === 0) return null;
  return (
    <Part title={articles.length === 1 ? 'Article that may help' : 'Articles that may help'}>
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
              aria-label={`Quote it: ${title}`}
              onClick={() => addToReply(id, text)}
            >
              Quote it
            </button>
            {url ? (
              <button
                type="button"
                className="text-button"
                aria-label={`Insert its link: ${title}`}
                onClick={() => addToReply(id, `${title}: ${url}`)}
              >
                Insert its link
              </button>
            ) : null}
          </li>
        ))}
      </ul>
    </Part>
  );
}
