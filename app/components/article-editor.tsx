// One article: title, text, links and until when it holds.

import { Button, TextArea, TextField } from '@radix-ui/themes';
import { useFetcher } from '@remix-run/react';

import type { action } from '../routes/_desk.settings.articles.$key.tsx';
import type { ArticleView } from '../view/article-view.ts';
import type { Say } from '../words/say.ts';
import { BackLink } from './back-link.tsx';
import { Field } from './field.tsx';
import { useSay } from './say.tsx';
import { When } from './time.tsx';
import { WordsSaid } from './words-said.tsx';

export function ArticleEditor({ view }: { view: ArticleView }) {
  const say = useSay();
  const fetcher = useFetcher<typeof action>();
  const { form, isNew } = view;
  const busy = fetcher.state !== 'idle';
  const said = busy ? undefined : fetcher.data;
  const faults: Readonly<Record<string, string>> = said?.faults ?? {};
  return (
    <main id="main" className="page words">
      <header className="page-head">
        <div>
          <BackLink to="/settings/articles">{say('Articles')}</BackLink>
          <h1>{isNew ? say('New article') : form.title}</h1>
          <p className="quiet">{stateWords(say, view)}</p>
        </div>
      </header>
      <fetcher.Form method="post" noValidate className="words-form words-article">
        <input type="hidden" name="basedOn" value={view.basedOn} />
        <div className="words-front">
          <Field label={say('Name in templates')} name="name" fault={faults.name}>
            {(props) => (
              <TextField.Root {...props} defaultValue={form.name} readOnly={!isNew} spellCheck={false} />
            )}
          </Field>
          <Field label={say('Language')} name="language" fault={faults.language}>
            {(props) => (
              <TextField.Root {...props} defaultValue={form.language} readOnly={!isNew} maxLength={2} />
            )}
          </Field>
          <Field
            label={say('Valid until (empty: until changed)')}
            name="validUntil"
            fault={faults.validUntil}
          >
            {(props) => (
              <input {...props} type="date" className="words-select" defaultValue={form.validUntil} />
            )}
          </Field>
        </div>
        <Field label={say('Title')} name="title" fault={faults.title}>
          {(props) => <TextField.Root {...props} defaultValue={form.title} />}
        </Field>
        <Field label={say('Text, in Markdown')} name="text" fault={faults.text}>
          {(props) => <TextArea {...props} className="words-body" defaultValue={form.text} dir="auto" />}
        </Field>
        <Field
          label={say('Links, one in a line: title {bar} address', { bar: '|' })}
          name="links"
          fault={faults.links}
        >
          {(props) => <TextArea {...props} rows={2} defaultValue={form.links} spellCheck={false} />}
        </Field>
        <WordsSaid said={said} busy={busy} />
        <div className="words-buttons">
          <Button type="submit" name="step" value="publish" disabled={busy}>
            {say('Publish')}
          </Button>
          <Button type="submit" name="step" value="save" variant="soft" disabled={busy}>
            {say('Save as draft')}
          </Button>
          {isNew || view.retired ? null : (
            <Button type="submit" name="step" value="switch-off" variant="soft" color="gray" disabled={busy}>
              {say('Switch it off')}
            </Button>
          )}
        </div>
      </fetcher.Form>
      {view.versions.length > 0 ? <Versions view={view} fetcher={fetcher} /> : null}
    </main>
  );
}

function stateWords(say: Say, { isNew, retired, published, basedOn }: ArticleView): string {
  if (isNew) return say('It is suggested and quoted once it is published.');
  if (retired) return say('It is switched off. Publishing brings it back.');
  if (published === null) return say('It is not published yet.');
  return published < basedOn
    ? say('Version {version} is published. You see draft {draft}.', { version: published, draft: basedOn })
    : say('Version {version} is published.', { version: published });
}

type VersionsProps = Readonly<{ view: ArticleView; fetcher: ReturnType<typeof useFetcher<typeof action>> }>;

function Versions({ view, fetcher }: VersionsProps) {
  const say = useSay();
  return (
    <section className="words-versions">
      <h2>{say('Versions')}</h2>
      <ol>
        {view.versions.map(({ version, at, by, published }) => (
          <li key={version}>
            <span>
              <strong>{say('Version {version}', { version })}</strong>{' '}
              <span className="quiet">
                {by}, <When at={at} />
              </span>
            </span>
            {published && !view.retired ? (
              <span className="chip" data-shade="accent">
                {say('Published')}
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
                  aria-label={say('Publish version {version}', { version })}
                >
                  {say('Publish')}
                </Button>
              </fetcher.Form>
            )}
          </li>
        ))}
      </ol>
    </section>
  );
}
