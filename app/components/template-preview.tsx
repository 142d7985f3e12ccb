// Beside the editor: the mail as its reader will see it, in the light and in the dark, on a desk and on a phone.

import { useState } from 'react';
import { useSay } from './say.tsx';
import type { PreviewState } from './use-template-preview.ts';

type Props = Readonly<{
  preview: PreviewState;
  mails: readonly Readonly<{ id: number; label: string }>[];
  mail: string;
  pick: (mail: string) => void;
}>;

export function TemplatePreview({ preview: { answer, stale }, mails, mail, pick }: Props) {
  const say = useSay();
  const [face, setFace] = useState<'html' | 'text'>('html');
  const [dark, setDark] = useState(false);
  const [narrow, setNarrow] = useState(false);
  const shown = answer?.mail ?? null;
  return (
    <section className="words-preview" aria-labelledby="preview-title">
      <div className="words-preview-head">
        <h2 id="preview-title">{say('What the customer gets')}</h2>
        <label>
          <span className="visually-hidden">{say('With the facts of')}</span>
          <select value={mail} onChange={(event) => pick(event.target.value)} className="words-select">
            <option value="">{say('With made-up facts')}</option>
            {mails.map(({ id, label }) => (
              <option key={id} value={id}>
                {label}
              </option>
            ))}
          </select>
        </label>
      </div>
      <div className="words-looks">
        <Look label={say('Formatted')} on={face === 'html'} choose={() => setFace('html')} />
        <Look label={say('Plain text')} on={face === 'text'} choose={() => setFace('text')} />
        <span aria-hidden className="words-looks-gap" />
        <Look label={say('Dark')} on={dark} choose={() => setDark(!dark)} />
        <Look label={say('Phone')} on={narrow} choose={() => setNarrow(!narrow)} />
      </div>
      {stale ? (
        <p role="status" className="quiet">
          {say('The server does not answer: this is how it looked before.')}
        </p>
      ) : null}
      {answer?.why && Object.keys(answer.faults).length === 0 ? (
        <p role="status" className="words-why">
          {say('With these facts it would not be sent, and a person gets the mail: {why}', {
            why: say(answer.why),
          })}
        </p>
      ) : null}
      {shown ? (
        <div className="words-mail" data-dark={dark || undefined} data-narrow={narrow || undefined}>
          <p className="words-subject">
            <span className="visually-hidden">{say('Subject:')} </span>
            {shown.subject}
          </p>
          {face === 'html' ? (
            <iframe title={say('The formatted mail')} sandbox="" srcDoc={inLight(shown.html, dark)} />
          ) : (
            <textarea readOnly aria-label={say('The mail as plain text')} value={shown.text} dir="auto" />
          )}
        </div>
      ) : (
        <p className="quiet words-nothing">
          {say(answer ? 'There is nothing to show before the faults are mended.' : 'One moment …')}
        </p>
      )}
    </section>
  );
}

function Look({ label, on, choose }: { label: string; on: boolean; choose: () => void }) {
  return (
    <button type="button" aria-pressed={on} onClick={choose} className="words-look">
      {label}
    </button>
  );
}

/** As a mail program that follows the mail's own `color-scheme` shows it; links open nowhere from here. */
const inLight = (html: string, dark: boolean) =>
  html.replace('<html', `<html style="color-scheme: ${dark ? 'dark' : 'light'}"`);
