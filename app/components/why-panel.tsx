// "Why it came to you": each reason opens its sentence, and lights up its words in the mail.

import { Link } from '@remix-run/react';
import { useContext, useId, useState } from 'react';

import type { Light } from '../view/lit-text.ts';
import type { Judgement, Why, WhyReason } from '../view/why.ts';
import { LightContext } from './lit-text.tsx';
import { Part } from './part.tsx';
import { useSay } from './say.tsx';

export function WhyPanel({ why }: { why: Why }) {
  const say = useSay();
  return (
    <Part title={say(why.reasons.length > 0 ? 'Why it came to you' : 'What was done')}>
      {why.decided ? null : <p>{why.verdict}</p>}
      {why.reasons.length > 0 ? (
        <ul className="why">
          {why.reasons.map((reason, index) => (
            <Opening key={reason.code} {...reason} startsOpen={index === 0} />
          ))}
        </ul>
      ) : null}
    </Part>
  );
}

/** For who wants to know exactly: all of it as it was stored with the decision. */
export function DecisionPanel({ why }: { why: Why }) {
  const say = useSay();
  return (
    <Part title={say('How it was decided')}>
      {why.otherwise.length > 0 ? (
        <details>
          <summary>{say(why.decided ? 'What would have been needed' : 'How near the other way was')}</summary>
          <ul className="otherwise">
            {why.otherwise.map((words) => (
              <li key={words}>{words}</li>
            ))}
          </ul>
        </details>
      ) : null}
      <details>
        <summary>{say('Versions and times')}</summary>
        <dl className="facts">
          {why.made.map(({ name, value }) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
      </details>
      <p>
        <Link to={`/playground?message=${why.messageId}`}>{say('Try this mail again')}</Link>
      </p>
    </Part>
  );
}

export function ReadingPanel({ why }: { why: Why }) {
  const say = useSay();
  if (why.judgements.length === 0) return null;
  return (
    <Part title={say('How the mail was read')}>
      <ul className="why">
        {why.judgements.map((judgement) => (
          <Opening key={judgement.label} {...judgement} startsOpen={false} />
        ))}
      </ul>
      {why.engine ? <p className="quiet engine">{why.engine}</p> : null}
      {why.provider ? <p className="quiet engine">{why.provider}</p> : null}
    </Part>
  );
}

type OpeningProps = Pick<WhyReason, 'label' | 'shade' | 'sentence' | 'words'> &
  Partial<Pick<Judgement, 'value' | 'text'>> &
  Readonly<{ light: Light | null; startsOpen: boolean }>;

function Opening({ label, shade, sentence, words, light, value, text, startsOpen }: OpeningProps) {
  const [open, setOpen] = useState(startsOpen);
  const say = useSay();
  const { setLight } = useContext(LightContext);
  const id = useId();
  return (
    <li
      onMouseEnter={() => setLight(light)}
      onMouseLeave={() => setLight(null)}
      onFocus={() => setLight(light)}
      onBlur={() => setLight(null)}
    >
      <button
        type="button"
        className="why-button"
        aria-expanded={open}
        aria-controls={id}
        onClick={() => setOpen(!open)}
      >
        {value === undefined ? <span className="why-dot" data-shade={shade} aria-hidden /> : null}
        <span className="why-label">{say(label)}</span>
        {value === undefined ? null : (
          <span className="why-value" data-shade={shade}>
            {text}
          </span>
        )}
      </button>
      {value === undefined ? null : (
        <span className="why-bar" aria-hidden>
          <span data-shade={shade} style={{ inlineSize: `${Math.round(value * 100)}%` }} />
        </span>
      )}
      <div id={id} hidden={!open} className="why-sentence">
        <p>{sentence}</p>
        {words.length > 0 ? (
          <p>
            {say('Seen:')}{' '}
            {words.map((word, index) => (
              <span key={word}>
                {index > 0 ? ', ' : ''}
                <q>{word}</q>
              </span>
            ))}
          </p>
        ) : null}
      </div>
    </li>
  );
}
