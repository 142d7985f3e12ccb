// The record of changes: one line for each, with what was and what is.

import { Button } from '@radix-ui/themes';
import { Form, Link, useSubmit } from '@remix-run/react';

import type { AuditLine } from '../view/audit-view.ts';
import { useSay } from './say.tsx';
import { When } from './time.tsx';

type Page = Readonly<{
  lines: readonly AuditLine[];
  /** From where on the next page is; null: there is none. */
  nextBefore: number | null;
  first: boolean;
  filter: Readonly<{ who: string; kind: string }>;
  people: readonly string[];
  kinds: readonly Readonly<{ key: string; label: string }>[];
}>;

export function AuditPage({ lines, nextBefore, first, filter, people, kinds }: Page) {
  const say = useSay();
  const submit = useSubmit();
  const filtered = filter.who !== '' || filter.kind !== '';
  const search = new URLSearchParams(Object.entries(filter).filter(([, value]) => value !== ''));
  if (nextBefore !== null) search.set('before', String(nextBefore));
  return (
    <main id="main" className="page account">
      <header className="page-head">
        <div>
          <h1>{say('Changes')}</h1>
          <p className="quiet">{say('Who changed what. Nothing here is ever changed or removed.')}</p>
        </div>
      </header>
      <Form
        className="audit-filter"
        onChange={(event) => submit(event.currentTarget)}
        aria-label={say('Filter')}
      >
        <label>
          {say('Person')}
          <select name="who" defaultValue={filter.who}>
            <option value="">{say('Everybody')}</option>
            {people.map((who) => (
              <option key={who} value={who}>
                {who}
              </option>
            ))}
          </select>
        </label>
        <label>
          {say('About')}
          <select name="kind" defaultValue={filter.kind}>
            <option value="">{say('Everything')}</option>
            {kinds.map(({ key, label }) => (
              <option key={key} value={key}>
                {say(label)}
              </option>
            ))}
          </select>
        </label>
        <noscript>
          <button type="submit">{say('Show')}</button>
        </noscript>
      </Form>
      {lines.length === 0 ? (
        <p className="quiet audit-empty">
          {filtered ? say('Nothing of that kind.') : say('Nothing has been changed yet.')}
        </p>
      ) : (
        <ol className="audit-list">
          {lines.map((line) => (
            <li key={line.id}>
              <p>
                <bdi>{line.who}</bdi> {say(line.what)}
                {line.subject && line.subject !== line.who ? (
                  <>
                    {': '}
                    <strong>
                      <bdi>{line.subject}</bdi>
                    </strong>
                  </>
                ) : null}
              </p>
              {line.changes.length > 0 ? (
                <p className="quiet">
                  {line.changes
                    .map(({ field, before, after }) =>
                      before ? `${field}: ${before} → ${after || '–'}` : `${field}: ${after}`,
                    )
                    .join(' · ')}
                </p>
              ) : null}
              <span className="quiet audit-when">
                <When at={line.at} words="ago" />
              </span>
            </li>
          ))}
        </ol>
      )}
      <div className="account-end">
        {nextBefore !== null ? (
          <Button asChild variant="soft">
            <Link to={`?${search}`}>{say('Older')}</Link>
          </Button>
        ) : null}
        {first ? null : <Link to="/settings/audit">{say('To the newest')}</Link>}
      </div>
    </main>
  );
}
