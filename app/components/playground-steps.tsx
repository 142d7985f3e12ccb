// Every step of a tried mail: what comes of it first, then how that came about.

import type { ReactNode } from 'react';

import type { Steps } from '../view/trial-view.ts';
import { useSay } from './say.tsx';

export function PlaygroundSteps({ id, steps }: { id: number; steps: Steps }) {
  const say = useSay();
  return (
    <ol className="steps">
      <Step title={say('Decided: {decision}', { decision: steps.decision.label })}>
        <Decision decision={steps.decision} />
      </Step>
      <Step title={say(steps.reply ? 'The reply' : 'No reply')}>
        <Reply id={id} steps={steps} />
      </Step>
      <Step title={say('How the mail was taken apart')}>
        <Lines lines={steps.mail} />
        <p className="mail-text steps-words" dir="auto">
          {steps.words}
        </p>
        {steps.cut.map(({ title, text }) => (
          <details key={title}>
            <summary>{say('{part}, left out', { part: title })}</summary>
            <p className="mail-text quiet" dir="auto">
              {text}
            </p>
          </details>
        ))}
      </Step>
      <Step title={say('What it means')}>
        <Bars title={say('Wish')} bars={steps.intents} />
        <Bars title={say('Tone')} bars={steps.tones} />
        <Lines lines={steps.reading} />
      </Step>
      <Step title={say('What was looked up')}>
        {steps.facts.length === 0 ? (
          <p className="quiet">{say('Nothing had to be.')}</p>
        ) : (
          <Lines lines={steps.facts} />
        )}
      </Step>
      {steps.slots.length > 0 ? (
        <Step title={say('What was put into the template')}>
          <SlotTable slots={steps.slots} />
        </Step>
      ) : null}
      {steps.reply ? (
        <Step title={say('Where each fact of the reply comes from')}>
          {steps.traced.length === 0 ? (
            <p className="quiet">{say('It has no number, date, amount, link or address.')}</p>
          ) : (
            <Lines lines={steps.traced} />
          )}
        </Step>
      ) : null}
      <Step title={say('How long it took')}>
        <Lines lines={steps.timings} />
      </Step>
    </ol>
  );
}

function Step({ title, children }: { title: string; children: ReactNode }) {
  return (
    <li className="step">
      <h2>{title}</h2>
      {children}
    </li>
  );
}

function Decision({ decision }: { decision: Steps['decision'] }) {
  return (
    <>
      <ul className="step-reasons">
        {decision.reasons.map(({ label, sentence }) => (
          <li key={label}>
            <strong>{label}</strong> <span className="quiet">{sentence}</span>
          </li>
        ))}
      </ul>
      {decision.otherwise.length > 0 ? (
        <>
          <h3>{decision.otherwiseTitle}</h3>
          <ul className="step-otherwise">
            {decision.otherwise.map((words) => (
              <li key={words}>{words}</li>
            ))}
          </ul>
        </>
      ) : null}
      <Lines lines={decision.about} />
    </>
  );
}

function Reply({ id, steps }: { id: number; steps: Steps }) {
  const say = useSay();
  const { reply, draft } = steps;
  return (
    <>
      {reply ? (
        <>
          <Lines
            lines={[
              { name: say('To|mail'), value: reply.to },
              { name: say('Subject'), value: reply.subject },
            ]}
          />
          <h3>{say('As text')}</h3>
          <p className="mail-text steps-words" dir="auto">
            {reply.text}
          </p>
          <h3>{say('As a mail program shows it')}</h3>
          <iframe
            title={say('The reply as a mail program shows it')}
            src={`/playground/${id}/html`}
            sandbox="allow-popups allow-popups-to-escape-sandbox"
            referrerPolicy="no-referrer"
            className="steps-frame"
          />
        </>
      ) : (
        <p className="quiet">{say('The customer gets no automatic mail.')}</p>
      )}
      {draft ? (
        <>
          <h3>{say('Draft for the person who gets it')}</h3>
          <p className="mail-text steps-words" dir="auto">
            {draft}
          </p>
        </>
      ) : null}
    </>
  );
}

function Lines({ lines }: { lines: Steps['mail'] }) {
  return (
    <dl className="step-lines">
      {lines.map(({ name, value, source }) => (
        <div key={`${name} ${value}`}>
          <dt>{name}</dt>
          <dd>
            <bdi>{value}</bdi>
            {source ? <span className="quiet"> · {source}</span> : null}
          </dd>
        </div>
      ))}
    </dl>
  );
}

function Bars({ title, bars }: { title: string; bars: Steps['intents'] }) {
  return (
    <>
      <h3>{title}</h3>
      <ul className="step-bars">
        {bars.map(({ label, value, text, words }) => (
          <li key={label}>
            <span>{label}</span>
            <span className="step-bar" aria-hidden>
              <span style={{ inlineSize: `${Math.round(value * 100)}%` }} />
            </span>
            <span className="step-value">{text}</span>
            {words.length > 0 ? (
              <span className="quiet step-seen">
                {words.map((word) => (
                  <q key={word}>{word}</q>
                ))}
              </span>
            ) : null}
          </li>
        ))}
      </ul>
    </>
  );
}

function SlotTable({ slots }: { slots: Steps['slots'] }) {
  const say = useSay();
  return (
    <div className="step-table">
      <table>
        <thead>
          <tr>
            <th scope="col">{say('Slot')}</th>
            <th scope="col">{say('Value')}</th>
            <th scope="col">{say('From')}</th>
          </tr>
        </thead>
        <tbody>
          {slots.map(({ name, value, source }) => (
            <tr key={name}>
              <th scope="row">{name}</th>
              <td>
                <bdi>{value}</bdi>
              </td>
              <td className="quiet">{source}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
