// All articles in one list, with what stops one from being used.

import { Button } from '@radix-ui/themes';
import { Link } from '@remix-run/react';
import { Plus } from 'lucide-react';

import type { ArticleRow } from '../view/article-view.ts';
import { languageName } from './templates-page.tsx';
import { When } from './time.tsx';

const states = {
  published: { label: 'Published', shade: 'accent' },
  draft: { label: 'Not published', shade: 'doubt' },
  expired: { label: 'Expired', shade: 'alarm' },
  off: { label: 'Switched off', shade: 'quiet' },
} as const;

export function ArticlesPage({ rows }: { rows: readonly ArticleRow[] }) {
  return (
    <main id="main" className="page words">
      <header className="page-head">
        <div>
          <h1>Articles</h1>
          <p className="quiet">
            What your team knows. Agents get the ones that fit beside a conversation; a template may quote
            one.
          </p>
        </div>
        <Button asChild>
          <Link to="/settings/articles/new">
            <Plus size={16} aria-hidden /> New article
          </Link>
        </Button>
      </header>
      {rows.length === 0 ? (
        <div className="list-empty">
          <strong>No articles yet</strong>
          <p>Write down what you explain again and again; it then stands beside the mail that asks for it.</p>
        </div>
      ) : (
        <div className="words-table">
          <table>
            <thead>
              <tr>
                <th scope="col">Title</th>
                <th scope="col">Language</th>
                <th scope="col">State</th>
                <th scope="col">Valid until</th>
                <th scope="col">Changed</th>
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
  const { label, shade } = states[row.state];
  return (
    <tr>
      <th scope="row">
        <Link to={`/settings/articles/${row.language}.${row.name}`}>
          <bdi>{row.title}</bdi>
        </Link>
        <span className="quiet words-name">{row.name}</span>
      </th>
      <td>{languageName(row.language)}</td>
      <td>
        <span className="chip" data-shade={shade}>
          {label}
        </span>
        {row.draft ? (
          <span className="chip" data-shade="doubt">
            Draft {row.draft}
          </span>
        ) : null}
      </td>
      <td>{row.validUntil ?? 'Until changed'}</td>
      <td className="quiet">
        {row.changed.by}, <When at={row.changed.at} words="ago" />
      </td>
    </tr>
  );
}
