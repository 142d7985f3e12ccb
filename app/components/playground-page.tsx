// The playground as a page: the mail to try on one side, every step of it on the other.

import type { TrialView } from '../view/trial-view.ts';
import { PlaygroundForm, type PlaygroundFormProps } from './playground-form.tsx';
import { PlaygroundSteps } from './playground-steps.tsx';
import { PlaygroundWaiting } from './playground-waiting.tsx';
import { useSay } from './say.tsx';

type Props = PlaygroundFormProps & Readonly<{ trial: TrialView | null }>;

export function PlaygroundPage({ trial, given, mails }: Props) {
  const say = useSay();
  return (
    <main id="main" className="page playground">
      <header className="page-head">
        <div>
          <h1>{say('Playground')}</h1>
          <p className="quiet">
            {say(
              'Try a mail and see every step that Baton would take, with real orders and the policy that holds now. Nothing is sent, and what you try is forgotten within the hour.',
            )}
          </p>
        </div>
      </header>
      <div className="playground-parts">
        <PlaygroundForm given={given} mails={mails} />
        <div className="playground-result" aria-live="polite">
          <Result trial={trial} />
        </div>
      </div>
    </main>
  );
}

function Result({ trial }: { trial: TrialView | null }) {
  const say = useSay();
  if (!trial) {
    return (
      <div className="list-empty">
        <strong>{say('Nothing tried yet')}</strong>
        <p>
          {say(
            'What Baton makes of the mail appears here: how it is read, what is decided and why, and the reply.',
          )}
        </p>
      </div>
    );
  }
  if (trial.state === 'queued') return <PlaygroundWaiting key={trial.id} />;
  if (!trial.steps) {
    return (
      <div className="list-empty" role="alert">
        <strong>{say('This mail could not be tried')}</strong>
        <p>{trial.failure}</p>
      </div>
    );
  }
  return <PlaygroundSteps key={trial.id} id={trial.id} steps={trial.steps} />;
}
