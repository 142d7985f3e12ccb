// The figures as a page: numbers first, bars where the shape matters, and each bar's numbers as a table too.

import { Button, TextField } from '@radix-ui/themes';
import { Form, Link } from '@remix-run/react';
import type { ReactNode } from 'react';

import type { Figure, FiguresView } from '../view/figures-view.ts';
import { daysBefore, percentsOf } from '../view/figures-view.ts';
import { dayWords } from '../view/filter-chips.ts';
import { Field } from './field.tsx';

type Props = Readonly<{
  figures: FiguresView | null;
  faults: Readonly<Record<string, string>>;
  given: Readonly<{ from: string; to: string }>;
  today: string;
}>;

export function FiguresPage({ figures, faults, given, today }: Props) {
  return (
    <main id="main" className="page figures">
      <header className="page-head">
        <h1>Figures</h1>
        <PeriodForm faults={faults} given={given} today={today} />
      </header>
      {figures ? <Figures figures={figures} /> : null}
    </main>
  );
}

function PeriodForm({ faults, given, today }: Omit<Props, 'figures'>) {
  const ready: [string, number][] = [
    ['Today', 1],
    ['7 days', 7],
    ['30 days', 30],
  ];
  return (
    <div className="period">
      <nav aria-label="Usual periods">
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
        <Field label="From" name="from" fault={faults.from}>
          {(props) => <TextField.Root {...props} type="date" defaultValue={given.from} />}
        </Field>
        <Field label="To" name="to" fault={faults.to}>
          {(props) => <TextField.Root {...props} type="date" defaultValue={given.to} />}
        </Field>
        <Button type="submit" variant="soft" color="gray">
          Show
        </Button>
      </Form>
    </div>
  );
}

function Figures({ figures }: { figures: FiguresView }) {
  const { total, outcomes, reasons, intents, days, timeZone } = figures;
  if (total === 0) {
    return (
      <div className="list-empty">
        <strong>No conversations in this period</strong>
        <p>Every conversation that begins counts here, on the day it began ({timeZone}).</p>
      </div>
    );
  }
  return (
    <>
      <p className="figures-lead">
        <Link to={figures.totalLink}>
          {total} {total === 1 ? 'conversation' : 'conversations'}
        </Link>{' '}
        began in this period. Each is counted once, by what became of it; days are those of {timeZone}.
      </p>
      <Outcomes outcomes={outcomes} />
      <div className="figures-pair">
        <Block title={finding('Why a person', reasons)}>
          {reasons.length === 0 ? (
            <p className="quiet">No conversation of this period was handed to a person.</p>
          ) : (
            <Bars figures={reasons} caption="Handed to a person, by the deciding reason" />
          )}
        </Block>
        <Block title={finding('What customers want', intents)}>
          <Bars figures={intents} caption="Conversations, by what the customer wants" />
        </Block>
      </div>
      <Block title="Day by day">
        <Days days={days} />
      </Block>
    </>
  );
}

function Outcomes({ outcomes }: { outcomes: readonly Figure[] }) {
  const percents = percentsOf(outcomes.map((outcome) => outcome.count));
  return (
    <section aria-label="What became of them">
      <ul className="outcomes">
        {outcomes.map((outcome, index) => (
          <li key={outcome.key}>
            <Link to={outcome.link}>
              <span className="outcome-share">{percents[index]} %</span>
              <span className="outcome-label">
                <span className="swatch" data-outcome={outcome.key} aria-hidden /> {outcome.label}
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
  const percents = percentsOf(figures.map((figure) => figure.count));
  const most = Math.max(...figures.map((figure) => figure.count), 1);
  return (
    <table className="bars">
      <caption className="visually-hidden">{caption}</caption>
      <thead className="visually-hidden">
        <tr>
          <th scope="col">What</th>
          <th scope="col">Bar</th>
          <th scope="col">Conversations</th>
          <th scope="col">Share</th>
        </tr>
      </thead>
      <tbody>
        {figures.map((figure, index) => (
          <tr key={figure.key}>
            <th scope="row">
              <Link to={figure.link}>{figure.label}</Link>
            </th>
            <td className="bar-cell" aria-hidden>
              <span className="bar" style={{ inlineSize: `${(figure.count / most) * 100}%` }} />
            </td>
            <td className="number">{figure.count}</td>
            <td className="number quiet">{percents[index]} %</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Days({ days }: { days: FiguresView['days'] }) {
  const most = Math.max(...days.map((day) => day.total), 1);
  const outcomes = days[0]?.byOutcome ?? [];
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls sideways on narrow screens, by keyboard too
    <section className="days-scroll" tabIndex={0} aria-label="Day by day">
      <table className="days">
        <caption className="visually-hidden">
          Conversations by the day they began and what became of them
        </caption>
        <thead>
          <tr>
            <th scope="col">Day</th>
            <th scope="col" className="days-bar">
              <span className="visually-hidden">Bar</span>
            </th>
            <th scope="col" className="number">
              All
            </th>
            {outcomes.map((outcome) => (
              <th key={outcome.key} scope="col" className="number">
                <span className="swatch" data-outcome={outcome.key} aria-hidden /> {shortLabels[outcome.key]}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {days.map(({ day, total, link, byOutcome }) => (
            <tr key={day}>
              <th scope="row">{dayWords(day)}</th>
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
  answered: 'Answered',
  asked: 'Asked',
  handed_over: 'Person',
  filed: 'Filed',
  pending: 'Pending',
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

/** The chart's title says what it shows; where two share the first place it says that none stands out. */
function finding(about: string, figures: readonly Figure[]): string {
  const [first, second] = figures;
  if (!first) return about;
  if (second?.count === first.count) return `${about}: none stands out`;
  return `${about}: most often “${first.label}”`;
}
