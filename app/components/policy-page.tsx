// The policy as a form: change, look at what changes, save as a new version; below it every version there was.

import { Button, Callout, Switch } from '@radix-ui/themes';
import { Form, useFetcher } from '@remix-run/react';
import { useEffect, useRef, useState } from 'react';

import type { action } from '../routes/_desk.settings.policy.tsx';
import type { Change, PolicyView, VersionView } from '../view/policy-view.ts';
import type { Tried } from '../view/replay-view.ts';
import { PolicyChanges } from './policy-changes.tsx';
import { PolicyIntents } from './policy-intents.tsx';
import { ReplayMails, ReplaySummary } from './policy-replay.tsx';
import { PolicySectionPart } from './policy-section.tsx';
import { useSay } from './say.tsx';
import { When } from './time.tsx';

type Props = Readonly<{
  version: number;
  paused: boolean;
  view: PolicyView;
  history: readonly VersionView[];
  /** What was tried on past mail and is not saved yet: its values stand in the fields. */
  tried: (Tried & Readonly<{ changes: readonly Change[] }>) | null;
}>;

export function PolicyPage({ version, paused, view, history, tried }: Props) {
  const say = useSay();
  const fetcher = useFetcher<typeof action>();
  const [touched, setTouched] = useState(false);
  // What is typed while it is looked at was not looked at.
  const typedSince = useRef(false);
  const touch = () => {
    typedSince.current = true;
    setTouched(true);
  };
  const [stopped, setStopped] = useState(paused);
  const busy = fetcher.state !== 'idle';
  const answer = fetcher.data;
  // What was looked at is what is saved: another change has to be looked at again.
  const changes = touched || busy ? null : ((answer ? answer.changes : tried?.changes) ?? null);
  const stale = touched || (!busy && answer?.tried === false);
  const faults: Readonly<Record<string, string>> = busy ? {} : (answer?.faults ?? {});
  useEffect(() => {
    if (answer) setTouched(typedSince.current);
  }, [answer]);
  return (
    <main id="main" className="page policy">
      <header className="page-head">
        <div>
          <h1>{say('Policy')}</h1>
          <p className="quiet">
            {say(
              'What the bot may answer alone, and when a person does. Saving makes a new version; every decision keeps the one it was made with.',
            )}
          </p>
        </div>
      </header>
      <fetcher.Form
        method="post"
        noValidate
        onSubmit={() => {
          typedSince.current = false;
        }}
        onChange={touch}
      >
        <input type="hidden" name="basedOn" value={version} />
        <input type="hidden" name="paused" value={stopped ? 'yes' : 'no'} />
        <section className="policy-pause" data-stopped={stopped || undefined}>
          <Switch
            id="paused"
            checked={!stopped}
            onCheckedChange={(on) => {
              setStopped(on);
              touch();
            }}
          />
          <label htmlFor="paused">
            <strong>{say(stopped ? 'The bot is paused' : 'The bot answers')}</strong>
            <span className="quiet">{say('While it is paused, every mail goes to a person.')}</span>
          </label>
        </section>
        <PolicyIntents rows={view.intents} teams={view.teams} faults={faults} />
        {view.sections.map((section) => (
          <PolicySectionPart key={section.id} section={section} faults={faults} />
        ))}
        <div className="policy-foot">
          {Object.keys(faults).length > 0 ? (
            <Callout.Root color="red" size="1" role="alert">
              <Callout.Text>
                {say(faults.form ?? 'Nothing is saved yet: look at the fields with a red word beside them.')}
              </Callout.Text>
            </Callout.Root>
          ) : null}
          {changes || tried ? (
            <div className="policy-verdict">
              {changes ? <PolicyChanges changes={changes} /> : null}
              {tried ? <ReplaySummary replay={tried.replay} stale={stale} /> : null}
            </div>
          ) : null}
          <div className="policy-buttons">
            <Button
              type="submit"
              name="step"
              value="review"
              variant={changes ? 'soft' : 'solid'}
              disabled={busy}
            >
              {say(busy ? 'Looking …' : 'Look at the changes')}
            </Button>
            <Button type="submit" name="step" value="try" variant="soft" disabled={busy}>
              {say('Try on last month’s mail')}
            </Button>
            {changes && changes.length > 0 ? (
              <Button type="submit" name="step" value="save">
                {say('Save as version {version}', { version: version + 1 })}
              </Button>
            ) : null}
          </div>
        </div>
      </fetcher.Form>
      {tried ? (
        // The whole page anew: what stands in the fields is to go.
        <Form method="post" reloadDocument className="policy-discard">
          <span className="quiet">{say('What you tried is not saved.')}</span>
          <Button type="submit" name="step" value="discard" size="1" variant="soft" color="gray">
            {say('Go back to version {version}', { version })}
          </Button>
        </Form>
      ) : null}
      {tried ? <ReplayMails {...tried} page="/settings/policy" /> : null}
      <History history={history} />
    </main>
  );
}

function History({ history }: { history: readonly VersionView[] }) {
  const say = useSay();
  if (history.length === 0) return null;
  return (
    <section className="policy-history">
      <h2>{say('Versions')}</h2>
      <ol>
        {history.map(({ version, at, by, changes, tried }) => (
          <li key={version}>
            <details>
              <summary>
                <strong>{say('Version {version}', { version })}</strong>
                <span className="quiet">
                  {by}, <When at={at} />
                </span>
                <span className="quiet">
                  {say.count(changes.length, '{count} change', '{count} changes')}
                </span>
              </summary>
              {tried ? <p className="quiet">{tried}</p> : null}
              <PolicyChanges changes={changes} />
            </details>
          </li>
        ))}
      </ol>
    </section>
  );
}
