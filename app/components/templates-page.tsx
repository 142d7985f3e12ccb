// All templates in one list: what each is about, which words are used, how often, and who changed them.

import { Button } from '@radix-ui/themes';
import { Link } from '@remix-run/react';
import { Plus } from 'lucide-react';

import type { TemplateRow } from '../view/template-view.ts';
import { When } from './time.tsx';

export function TemplatesPage({ rows }: { rows: readonly TemplateRow[] }) {
  return (
    <main id="main" className="page words">
      <header className="page-head">
        <div>
          <h1>Templates</h1>
          <p className="quiet">
            The words the bot may use. What you publish here is used from the next mail on; every version is
            kept.
          </p>
        </div>
        <Button asChild>
          <Link to="/settings/templates/new">
            <Plus size={16} aria-hidden /> New template
          </Link>
        </Button>
      </header>
      <div className="words-table">
        <table>
          <thead>
            <tr>
              <th scope="col">About</th>
              <th scope="col">Language</th>
              <th scope="col">In use</th>
              <th scope="col" className="words-number">
                Used in 30 days
              </th>
              <th scope="col">Changed</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <Row key={row.name} row={row} />
            ))}
          </tbody>
        </table>
      </div>
    </main>
  );
}

function Row({ row }: { row: TemplateRow }) {
  return (
    <tr data-template={row.name}>
      <th scope="row">
        <Link to={`/settings/templates/${row.name}`}>{row.title}</Link>
        <span className="quiet words-name">{row.name}</span>
      </th>
      <td>{languageName(row.language)}</td>
      <td>
        {row.retired ? (
          <span className="chip" data-shade="quiet">
            Switched off
          </span>
        ) : (
          row.version
        )}
        {row.draft ? (
          <span className="chip" data-shade="doubt">
            Draft {row.draft}
          </span>
        ) : null}
      </td>
      <td className="words-number">{row.times}</td>
      <td className="quiet">
        {row.changed ? (
          <>
            {row.changed.by}, <When at={row.changed.at} words="ago" />
          </>
        ) : (
          'Never'
        )}
      </td>
    </tr>
  );
}

const names = new Intl.DisplayNames(['en'], { type: 'language' });

/** "German"; a code that nobody knows stands for itself. */
export function languageName(code: string): string {
  try {
    return names.of(code) ?? code;
  } catch {
    return code;
  }
}
