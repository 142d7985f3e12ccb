// One article: title, text, links and until when it holds.

import { Button, TextArea, TextField } from '@radix-ui/themes';
import { Link, useFetcher } from '@remix-run/react';

import type { action } from '../routes/_desk.settings.articles.$key.tsx';
import type { ArticleView } from '../view/article-view.ts';
import { Field } from './field.tsx';
import { When } from './time.tsx';
import { WordsSaid } from './words-said.tsx';

export function ArticleEditor({ view }: { view: ArticleView }) {
  const fetcher = useFetcher<typeof action>();
  const { form, isNew } = view;
  const busy = fetcher.state !== 'idle';
  const said = busy ? undefined : fetcher.data;
  const faults: Readonly<Record<string, string>> = said?.faults ?? {};
  return (
    <main id="main" className="page words">
      <header className="page-head">
        <div>
          <p className="quiet">
            <Link to="/settings/articles">Articles</Link>
          </p>
          <h1>{isNew ? 'New article' : form.title}</h1>
          <p className="quiet">{stateWords(view)}</p>
        </div>
      </header>
      <fetcher.Form method="post" noValidate className="words-form words-article">
        <input type="hidden" name="basedOn" value={view.basedOn} />
        <div className="words-front">
          <Field label="Name in templates" name="name" fault={faults.name}>
            {(props) => (
              <TextField.Root {...props} defaultValue={form.name} readOnly={!isNew} spellCheck={false} />
            )}
          </Field>
          <Field label="Language" name="language" fault={faults.language}>
            {(props) => (
              <TextField.Root {...props} defaultValue={form.language} readOnly={!isNew} maxLength={2} />
            )}
          </Field>
          <Field label="Valid until (empty: until changed)" name="validUntil" fault={faults.validUntil}>
            {(props) => (
              <input {...props} type="date" className="words-select" defaultValue={form.validUntil} />
            )}
          </Field>
        </div>
        <Field label="Title" name="title" fault={faults.title}>
          {(props) => <TextField.Root {...props} defaultValue={form.title} />}
        </Field>
        <Field label="Text, in Markdown" name="text" fault={faults.text}>
          {(props) => <TextArea {...props} className="words-body" defaultValue={form.text} dir="auto" />}
        </Field>
        <Field label="Links, one in a line: title | address" name="links" fault={faults.links}>
          {(props) => <TextArea {...props} rows={2} defaultValue={form.links} spellCheck={false} />}
        </Field>
        <WordsSaid said={said} busy={busy} />
        <div className="words-buttons">
          <Button type="submit" name="step" value="publish" disabled={busy}>
            Publish
          </Button>
          <Button type="submit" name="step" value="save" variant="soft" disabled={busy}>
            Save as draft
          </Button>
          {isNew || view.retired ? null : (
            <Button type="submit" name="step" value="switch-off" variant="soft" color="gray" disabled={busy}>
              Switch it off
            </Button>
          )}
        </div>
      </fetcher.Form>
      {view.versions.length > 0 ? <Versions view={view} fetcher={fetcher} /> : null}
    </main>
  );
}

function stateWords({ isNew, retired, published, basedOn }: ArticleView): string {
  if (isNew) return 'It is suggested and quoted once it is published.';
  if (retired) return 'It is switched off. Publishing brings it back.';
  if (published === null) return 'It is not published yet.';
  return published < basedOn
    ? `Version ${published} is published. You see draft ${basedOn}.`
    : `Version ${published} is published.`;
}

type VersionsProps = Readonly<{ view: ArticleView; fetcher: ReturnType<typeof useFetcher<typeof action>> }>;

function Versions({ view, fetcher }: VersionsProps) {
  return (
    <section className="words-versions">
      <h2>Versions</h2>
      <ol>
        {view.versions.map(({ version, at, by, published }) => (
          <li key={version}>
            <span>
              <strong>Version {version}</strong>{' '}
              <span className="quiet">
                {by}, <When at={at} />
              </span>
            </span>
            {published && !view.retired ? (
              <span className="chip" data-shade="accent">
                Published
              </span>
            ) : (
              <fetcher.Form method="post">
                <input type="hidden" name="version" value={version} />
                <Button
                  type="submit"
                  name="step"
                  value="publish-version"
                  size="1"
                  variant="soft"
                  color="gray"
                  disabled={fetcher.state !== 'idle'}
                  aria-label={`Publish version ${version}`}
                >
                  Publish this one
                </Button>
              </fetcher.Form>
            )}
          </li>
        ))}
      </ol>
    </section>
  );
}
