// The figures as a page: numbers first, bars where the shape matters, and each bar's numbers as a table too.

import { Button, TextField } from '@radix-ui/themes';
import { Form, Link } from '@remix-run/react';
import type { ReactNode } from 'react';

import type { Figure, FiguresView } from '../view/figures-view.ts';
import { daysBefore, percentsOf } from '../view/figures-view.ts';
import { dayWords } from '../view/filter-chips.ts';
import type { Say } from '../words/say.ts';
import { toSay } from '../words/say.ts';
import { Field } from './field.tsx';
import { useSay } from './say.tsx';

type Props = Readonly<{
  figures: FiguresView | null;
  faults: Readonly<Record<string, string>>;
  given: Readonly<{ from: string; to: string }>;
  today: string;
}>;

export function FiguresPage({ figures, faults, given, today }: Props) {
  const say = useSay();
  return (
    <main id="main" className="page figures">
      <header className="page-head">
        <h1>{say('Figures')}</h1>
        <PeriodForm faults={faults} given={given} today={today} />
      </header>
      {figures ? <Figures figures={figures} /> : null}
    </main>
  );
}

function PeriodForm({ faults, given, today }: Omit<Props, 'figures'>) {
  const say = useSay();
  const ready: [string, number][] = [
    [say('Today'), 1],
    [say.count(7, '{count} day', '{count} days'), 7],
    [say.count(30, '{count} day', '{count} days'), 30],
  ];
  return (
    <div className="period">
      <nav aria-label={say('Usual periods')}>
        {ready.map(([label, days]) => {
          const from = daysBefore(today, days - 1);
          const current = given.from === from && given.to === today;
          return (
            <Link
              key={label}
              to={`/figures?from=${from}&to=${today}`}
              aria-current={current ? 'page' : undefined}
            >
              {label}
            </Link>
          );
        })}
      </nav>
      <Form key={`${given.from} ${given.to}`} className="period-form" noValidate>
        <Field label={say('From|day')} name="from" fault={faults.from}>
          {(props) => <TextField.Root {...props} type="date" defaultValue={given.from} />}
        </Field>
        <Field label={say('To|day')} name="to" fault={faults.to}>
          {(props) => <TextField.Root {...props} type="date" defaultValue={given.to} />}
        </Field>
        <Button type="submit" variant="soft" color="gray">
          {say('Show')}
        </Button>
      </Form>
    </div>
  );
}

function Figures({ figures }: { figures: FiguresView }) {
  const say = useSay();
  const { total, outcomes, reasons, intents, days, timeZone } = figures;
  if (total === 0) {
    return (
      <div className="list-empty">
        <strong>{say('No conversations in this period')}</strong>
        <p>
          {say('Every conversation that begins counts here, on the day it began ({timeZone}).', { timeZone })}
        </p>
      </div>
    );
  }
  return (
    <>
      <p className="figures-lead">
        <Link to={figures.totalLink}>
          {say.count(total, '{count} conversation', '{count} conversations')}
        </Link>{' '}
        {say(
          'began in this period. Each is counted once, by what became of it; days are those of {timeZone}.',
          { timeZone },
        )}
      </p>
      <Outcomes outcomes={outcomes} />
      <div className="figures-pair">
        <Block title={finding(say, say('Why a person'), reasons)}>
          {reasons.length === 0 ? (
            <p className="quiet">{say('No conversation of this period was handed to a person.')}</p>
          ) : (
            <Bars figures={reasons} caption={say('Handed to a person, by the deciding reason')} />
          )}
        </Block>
        <Block title={finding(say, say('What customers want'), intents)}>
          <Bars figures={intents} caption={say('Conversations, by what the customer wants')} />
        </Block>
      </div>
      <Block title={say('Day by day')}>
        <Days days={days} />
      </Block>
    </>
  );
}

function Outcomes({ outcomes }: { outcomes: readonly Figure[] }) {
  const say = useSay();
  const percents = percentsOf(outcomes.map((outcome) => outcome.count));
  return (
    <section aria-label={say('What became of them')}>
      <ul className="outcomes">
        {outcomes.map((outcome, index) => (
          <li key={outcome.key}>
            <Link to={outcome.link}>
              <span className="outcome-share">{perCent(percents[index], say.locale)}</span>
              <span className="outcome-label">
                <span className="swatch" data-outcome={outcome.key} aria-hidden /> {say(outcome.label)}
              </span>
              <span className="quiet">{outcome.count}</span>
            </Link>
          </li>
        ))}
      </ul>
      <div className="stack" aria-hidden>
        {outcomes.map((outcome) => (
          <span key={outcome.key} data-outcome={outcome.key} style={{ flexGrow: outcome.count }} />
        ))}
      </div>
    </section>
  );
}

/** A table whose rows carry their own bars: picture and numbers are one. */
function Bars({ figures, caption }: { figures: readonly Figure[]; caption: string }) {
  const say = useSay();
  const percents = percentsOf(figures.map((figure) => figure.count));
  const most = Math.max(...figures.map((figure) => figure.count), 1);
  return (
    <table className="bars">
      <caption className="visually-hidden">{caption}</caption>
      <thead className="visually-hidden">
        <tr>
          <th scope="col">{say('What')}</th>
          <th scope="col">{say('Bar')}</th>
          <th scope="col">{say('Conversations')}</th>
          <th scope="col">{say('Share')}</th>
        </tr>
      </thead>
      <tbody>
        {figures.map((figure, index) => (
          <tr key={figure.key}>
            <th scope="row">
              <Link to={figure.link}>{say(figure.label)}</Link>
            </th>
            <td className="bar-cell" aria-hidden>
              <span className="bar" style={{ inlineSize: `${(figure.count / most) * 100}%` }} />
            </td>
            <td className="number">{figure.count}</td>
            <td className="number quiet">{perCent(percents[index], say.locale)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Days({ days }: { days: FiguresView['days'] }) {
  const say = useSay();
  const most = Math.max(...days.map((day) => day.total), 1);
  const outcomes = days[0]?.byOutcome ?? [];
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls sideways on narrow screens, by keyboard too
    <section className="days-scroll" tabIndex={0} aria-label={say('Day by day')}>
      <table className="days">
        <caption className="visually-hidden">
          {say('Conversations by the day they began and what became of them')}
        </caption>
        <thead>
          <tr>
            <th scope="col">{say('Day')}</th>
            <th scope="col" className="days-bar">
              <span className="visually-hidden">{say('Bar')}</span>
            </th>
            <th scope="col" className="number">
              {say('All')}
            </th>
            {outcomes.map((outcome) => (
              <th key={outcome.key} scope="col" className="number">
                <span className="swatch" data-outcome={outcome.key} aria-hidden />{' '}
                {say(shortLabels[outcome.key] ?? outcome.label)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {days.map(({ day, total, link, byOutcome }) => (
            <tr key={day}>
              <th scope="row">{dayWords(say, day)}</th>
              <td className="days-bar" aria-hidden>
                <span className="stack" style={{ inlineSize: `${(total / most) * 100}%` }}>
                  {byOutcome.map((outcome) => (
                    <span key={outcome.key} data-outcome={outcome.key} style={{ flexGrow: outcome.count }} />
                  ))}
                </span>
              </td>
              <Count of={total} link={link} />
              {byOutcome.map((outcome) => (
                <Count key={outcome.key} of={outcome.count} link={outcome.link} />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

const shortLabels: Record<string, string> = {
  answered: toSay('Answered'),
  asked: toSay('Asked'),
  handed_over: toSay('Person'),
  filed: toSay('Filed'),
  pending: toSay('Pending'),
};

function Count({ of, link }: { of: number; link: string }) {
  return (
    <td className="number">{of === 0 ? <span className="quiet">0</span> : <Link to={link}>{of}</Link>}</td>
  );
}

function Block({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="block">
      <h2>{title}</h2>
      {children}
    </section>
  );
}

const perCent = (share: string | undefined, locale: string) =>
  `${Number(share).toLocaleString(locale, { minimumFractionDigits: 1 })} %`;

/** The chart's title says what it shows; where two share the first place it says that none stands out. */
function finding(say: Say, about: string, figures: readonly Figure[]): string {
  const [first, second] = figures;
  if (!first) return about;
  if (second?.count === first.count) return say('{about}: none stands out', { about });
  return say('{about}: most often “{label}”', { about, label: say(first.label) });
}
