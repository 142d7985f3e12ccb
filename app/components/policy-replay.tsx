// What a tried policy or template would change: how far the try is, a table from what to what, and each mail to open.

import { Button, Callout } from '@radix-ui/themes';
import { Link } from '@remix-run/react';

import { actionWords } from '../view/action-words.ts';
import type { ReplayChangeView, ReplayView, Tried } from '../view/replay-view.ts';
import type { Say } from '../words/say.ts';
import { useSay } from './say.tsx';
import { TextDiff } from './text-diff.tsx';
import { When } from './time.tsx';

const mails = (say: Say, many: number) => say.count(many, '{count} mail', '{count} mails');

/** Stands beside the changes. `stale`: other values stand in the fields than those that were tried. */
export function ReplaySummary({ replay, stale }: { replay: ReplayView; stale: boolean }) {
  const say = useSay();
  return (
    <section className="replay" aria-labelledby="replay-title" data-stale={stale || undefined}>
      <h3 id="replay-title">{say('On last month’s mail')}</h3>
      {stale ? (
        <p className="quiet">{say('You have changed something since: try again to see what it does.')}</p>
      ) : null}
      <ReplayState replay={replay} />
      {replay.matrix.length > 0 ? <Matrix replay={replay} /> : null}
      {replay.skipped.length > 0 ? <Skipped replay={replay} /> : null}
    </section>
  );
}

function ReplayState({ replay }: { replay: ReplayView }) {
  const say = useSay();
  const { state, failure, judged, total, changed, same, already } = replay;
  if (state === 'queued' || state === 'running') {
    const done = { judged: judged.toLocaleString(say.locale), mails: mails(say, total) };
    const words = total === 0 ? say('Starting …') : say('{judged} of {mails}', done);
    return (
      <div className="replay-progress">
        <progress aria-label={say('Mails judged')} max={Math.max(1, total)} value={judged} />
        <span role="status">{words}</span>
        <Button type="submit" name="step" value="cancel" size="1" variant="soft" color="gray">
          {say('Cancel')}
        </Button>
      </div>
    );
  }
  if (state === 'failed') {
    return (
      <Callout.Root color="red" size="1" role="alert">
        <Callout.Text>{say('The try failed: {reason}. Try again.', { reason: failure ?? '' })}</Callout.Text>
      </Callout.Root>
    );
  }
  const all = { changed: changed.toLocaleString(say.locale), mails: mails(say, same + changed) };
  const found =
    changed === 0
      ? say('None of {mails} would have gone another way.', all)
      : say('{changed} of {mails} would have gone another way.', all);
  const stopped = { judged: judged.toLocaleString(say.locale), mails: mails(say, total) };
  return (
    <p role="status">
      {state === 'cancelled' ? `${say('Cancelled after {judged} of {mails}.', stopped)} ` : ''}
      {total === 0 && state === 'done' ? say('There is no mail of the last 30 days to try it on.') : found}
      {already > 0
        ? ` ${say.count(
            already,
            '{count} of them already does under the version that holds now.',
            '{count} of them already do under the version that holds now.',
          )}`
        : ''}
    </p>
  );
}

function Matrix({ replay }: { replay: ReplayView }) {
  const say = useSay();
  return (
    <div className="replay-matrix">
      <table>
        <caption className="visually-hidden">{say('What was done, and what would be done')}</caption>
        <thead>
          <tr>
            <th scope="col">{say('Was')}</th>
            {Object.entries(actionWords).map(([action, label]) => (
              <th key={action} scope="col">
                {say(label)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {replay.matrix.map(({ from, label, cells }) => (
            <tr key={from}>
              <th scope="row">{say(label)}</th>
              {cells.map(({ to, count, kept, link }) => (
                <td key={to} data-moved={(link !== null && from !== to) || undefined}>
                  <Cell count={count} kept={kept} link={link} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** Mails that go the same way for another reason stand on the diagonal beside those that stay as they are. */
function Cell({ count, kept, link }: { count: number; kept: number; link: string | null }) {
  const say = useSay();
  if (count === 0) return <span className="quiet">0</span>;
  if (!link) return <>{count.toLocaleString(say.locale)}</>;
  if (kept === 0) return <Link to={link}>{count.toLocaleString(say.locale)}</Link>;
  return (
    <>
      {kept.toLocaleString(say.locale)} +{' '}
      <Link to={link}>{say.count(count - kept, '{count} otherwise', '{count} otherwise')}</Link>
    </>
  );
}

function Skipped({ replay }: { replay: ReplayView }) {
  const say = useSay();
  const all = replay.skipped.reduce((sum, { count }) => sum + count, 0);
  return (
    <details>
      <summary>{say('{mails} could not be tried', { mails: mails(say, all) })}</summary>
      <ul className="replay-skipped">
        {replay.skipped.map(({ words, count }) => (
          <li key={words}>
            {count.toLocaleString(say.locale)} {say(words)}
          </li>
        ))}
      </ul>
    </details>
  );
}

type MailsProps = Omit<Tried, 'replay'> & Readonly<{ page: string }>;

/** Below the form: every mail that would have gone another way. `page` is the address of the one it stands on. */
export function ReplayMails({ mails: found, more, show, filter, page }: MailsProps) {
  const say = useSay();
  if (found.length === 0 && !filter) return null;
  const rest = filter ? `&from=${filter.from}&to=${filter.to}` : '';
  return (
    <section className="replay-mails" id="changed-mails" aria-labelledby="replay-mails-title">
      <h2 id="replay-mails-title">{say('Mails that would have gone another way')}</h2>
      {filter ? (
        <p>
          {say('Only some are listed.')}{' '}
          <Link to={`${page}#changed-mails`} preventScrollReset>
            {say('Show all')}
          </Link>
        </p>
      ) : null}
      <ol>
        {found.map((mail) => (
          <li key={mail.decisionId}>
            <Link to={mail.link} className="replay-mail">
              <strong>
                <bdi>{mail.customer}</bdi>
              </strong>
              <span className="replay-subject">
                #{mail.number} <bdi>{mail.subject}</bdi>
              </span>
              <span className="quiet">
                <When at={mail.at} />
              </span>
            </Link>
            <WasAndIs mail={mail} />
          </li>
        ))}
      </ol>
      {more ? (
        <Link to={`${page}?show=${Math.min(1_000, show + 100)}${rest}#changed-mails`} preventScrollReset>
          {say('Show more')}
        </Link>
      ) : null}
    </section>
  );
}

function WasAndIs({ mail }: { mail: ReplayChangeView }) {
  const say = useSay();
  const { before, after } = mail;
  return (
    <>
      <p>
        <span className="visually-hidden">{say('Before:')} </span>
        <del>{say(before.label)}</del> <span className="quiet">({before.why})</span>{' '}
        <span aria-hidden>→</span> <span className="visually-hidden">{say('After:')} </span>
        <ins>{say(after.label)}</ins> <span className="quiet">({after.why})</span>
        {mail.already ? <span className="quiet"> {say('· already so now')}</span> : null}
      </p>
      {before.says !== null || after.says !== null ? (
        <details>
          <summary>{say('What the customer would have read')}</summary>
          <TextDiff before={before.says ?? ''} after={after.says ?? ''} />
        </details>
      ) : null}
    </>
  );
}
