// All templates in one list: what each is about, which words are used, how often, and who changed them.

import { Button } from '@radix-ui/themes';
import { Link } from '@remix-run/react';
import { Plus } from 'lucide-react';

import type { TemplateRow } from '../view/template-view.ts';
import { useSay } from './say.tsx';
import { When } from './time.tsx';

export function TemplatesPage({ rows }: { rows: readonly TemplateRow[] }) {
  const say = useSay();
  return (
    <main id="main" className="page words">
      <header className="page-head">
        <div>
          <h1>{say('Templates')}</h1>
          <p className="quiet">
            {say(
              'The words the bot may use. What you publish here is used from the next mail on; every version is kept.',
            )}
          </p>
        </div>
        <Button asChild>
          <Link to="/settings/templates/new">
            <Plus size={16} aria-hidden /> {say('New template')}
          </Link>
        </Button>
      </header>
      <div className="list-table">
        <table>
          <thead>
            <tr>
              <th scope="col">{say('About')}</th>
              <th scope="col">{say('Language')}</th>
              <th scope="col">{say('In use')}</th>
              <th scope="col" className="list-table-number">
                {say('Used in 30 days')}
              </th>
              <th scope="col">{say('Changed')}</th>
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
  const say = useSay();
  return (
    <tr data-template={row.name}>
      <th scope="row">
        <Link to={`/settings/templates/${row.name}`}>{row.title}</Link>
        <span className="quiet list-table-more">{row.name}</span>
      </th>
      <td>{languageName(row.language, say.locale)}</td>
      <td>
        {row.retired ? (
          <span className="chip" data-shade="quiet">
            {say('Switched off')}
          </span>
        ) : (
          row.version
        )}
        {row.draft ? (
          <span className="chip" data-shade="doubt">
            {say('Draft {version}', { version: row.draft })}
          </span>
        ) : null}
      </td>
      <td className="list-table-number" data-label={say('Used in 30 days')}>
        {row.times}
      </td>
      <td className="quiet" data-label={say('Changed')}>
        {row.changed ? (
          <>
            {row.changed.by}, <When at={row.changed.at} words="ago" />
          </>
        ) : (
          say('Never')
        )}
      </td>
    </tr>
  );
}

/** "German"; a code that nobody knows stands for itself. */
export function languageName(code: string, locale: string): string {
  try {
    return new Intl.DisplayNames(locale, { type: 'language' }).of(code) ?? code;
  } catch {
    return code;
  }
}
