// Every version there was, the way back to one of them, and switching a template off.

import { Button } from '@radix-ui/themes';
import type { useFetcher } from '@remix-run/react';

import type { action } from '../routes/_desk.settings.templates.$name.tsx';
import type { EditorView } from '../view/template-view.ts';
import { useSay } from './say.tsx';
import { When } from './time.tsx';

type Props = Readonly<{ view: EditorView; fetcher: ReturnType<typeof useFetcher<typeof action>> }>;

export function TemplateVersions({ view, fetcher }: Props) {
  const say = useSay();
  if (view.name === null) return null;
  const busy = fetcher.state !== 'idle';
  return (
    <section className="words-versions">
      <h2>{say('Versions')}</h2>
      {view.versions.length === 0 ? (
        <p className="quiet">{say('Nobody has changed it: the words are those that Baton comes with.')}</p>
      ) : (
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
                  {say('In use')}
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
                    disabled={busy}
                    aria-label={say('Publish version {version}', { version })}
                  >
                    {say('Publish')}
                  </Button>
                </fetcher.Form>
              )}
            </li>
          ))}
        </ol>
      )}
      <fetcher.Form method="post">
        <Button
          type="submit"
          name="step"
          value={view.retired ? 'switch-on' : 'switch-off'}
          size="1"
          variant="soft"
          color="gray"
          disabled={busy}
        >
          {say(view.retired ? 'Switch it on again' : 'Switch it off')}
        </Button>
        <span className="quiet">
          {' '}
          {say(
            view.retired
              ? 'No mail is written from it now.'
              : 'People then get the mails that it would have answered.',
          )}
        </span>
      </fetcher.Form>
    </section>
  );
}
