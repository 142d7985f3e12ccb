// All articles in one list, with what stops one from being used.

import { Button } from '@radix-ui/themes';
import { Link } from '@remix-run/react';
import { Plus } from 'lucide-react';

import type { ArticleRow } from '../view/article-view.ts';
import { toSay } from '../words/say.ts';
import { useSay } from './say.tsx';
import { languageName } from './templates-page.tsx';
import { When } from './time.tsx';

const states = {
  published: { label: toSay('Published'), shade: 'accent' },
  draft: { label: toSay('Not published'), shade: 'doubt' },
  expired: { label: toSay('Expired'), shade: 'alarm' },
  off: { label: toSay('Switched off'), shade: 'quiet' },
} as const;

export function ArticlesPage({ rows }: { rows: readonly ArticleRow[] }) {
  const say = useSay();
  return (
    <main id="main" className="page words">
      <header className="page-head">
        <div>
          <h1>{say('Articles')}</h1>
          <p className="quiet">
            {say(
              'What your team knows. Agents get the ones that fit beside a conversation; a template may quote one.',
            )}
          </p>
        </div>
        <Button asChild>
          <Link to="/settings/articles/new">
            <Plus size={16} aria-hidden /> {say('New article')}
          </Link>
        </Button>
      </header>
      {rows.length === 0 ? (
        <div className="list-empty">
          <strong>{say('No articles yet')}</strong>
          <p>
            {say(
              'Write down what you explain again and again; it then stands beside the mail that asks for it.',
            )}
          </p>
        </div>
      ) : (
        <div className="list-table">
          <table>
            <thead>
              <tr>
                <th scope="col">{say('Title')}</th>
                <th scope="col">{say('Language')}</th>
                <th scope="col">{say('State')}</th>
                <th scope="col">{say('Valid until')}</th>
                <th scope="col">{say('Changed')}</th>
              </tr>
            </thead>
            <tbody>
              {rows.map((row) => (
                <Row key={`${row.language} ${row.name}`} row={row} />
              ))}
            </tbody>
          </table>
        </div>
      )}
    </main>
  );
}

function Row({ row }: { row: ArticleRow }) {
  const say = useSay();
  const { label, shade } = states[row.state];
  return (
    <tr>
      <th scope="row">
        <Link to={`/settings/articles/${row.language}.${row.name}`}>
          <bdi>{row.title}</bdi>
        </Link>
        <span className="quiet list-table-more">{row.name}</span>
      </th>
      <td>{languageName(row.language, say.locale)}</td>
      <td>
        <span className="chip" data-shade={shade}>
          {' '}
          {say(label)}{' '}
        </span>
        {row.draft ? (
          <span className="chip" data-shade="doubt">
            {say('Draft {version}', { version: row.draft })}
          </span>
        ) : null}
      </td>
      <td data-label={say('Valid until')}>{row.validUntil ?? say('Until changed')}</td>
      <td className="quiet" data-label={say('Changed')}>
        {row.changed.by}, <When at={row.changed.at} words="ago" />
      </td>
    </tr>
  );
}
