// What a tried policy would change: how far the try is, a table from what to what, and each mail to open.

import { Button, Callout } from '@radix-ui/themes';
import { Link } from '@remix-run/react';

import type { ReplayChangeView, ReplayView } from '../view/replay-view.ts';
import { When } from './time.tsx';

export type Tried = Readonly<{
  replay: ReplayView;
  mails: readonly ReplayChangeView[];
  more: boolean;
  show: number;
  filter: Readonly<{ from: string; to: string }> | null;
}>;

const mails = (many: number) => `${many.toLocaleString('en-GB')} ${many === 1 ? 'mail' : 'mails'}`;
const columns = ['Bot answers', 'Bot asks', 'To a person', 'Filed'];

/** Stands beside the changes. `stale`: other values stand in the fields than those that were tried. */
export function ReplaySummary({ replay, stale }: { replay: ReplayView; stale: boolean }) {
  return (
    <section className="replay" aria-labelledby="replay-title" data-stale={stale || undefined}>
      <h3 id="replay-title">On last month’s mail</h3>
      {stale ? (
        <p className="quiet">You have changed something since: try again to see what it does.</p>
      ) : null}
      <ReplayState replay={replay} />
      {replay.matrix.length > 0 ? <Matrix replay={replay} /> : null}
      {replay.skipped.length > 0 ? <Skipped replay={replay} /> : null}
    </section>
  );
}

function ReplayState({ replay }: { replay: ReplayView }) {
  const { state, failure, judged, total, changed, same, already } = replay;
  if (state === 'queued' || state === 'running') {
    const words = total === 0 ? 'Starting …' : `${judged.toLocaleString('en-GB')} of ${mails(total)}`;
    return (
      <div className="replay-progress">
        <progress aria-label="Mails judged" max={Math.max(1, total)} value={judged} />
        <span role="status">{words}</span>
        <Button type="submit" name="step" value="cancel" size="1" variant="soft" color="gray">
          Cancel
        </Button>
      </div>
    );
  }
  if (state === 'failed') {
    return (
      <Callout.Root color="red" size="1" role="alert">
        <Callout.Text>The try failed: {failure}. Try again.</Callout.Text>
      </Callout.Root>
    );
  }
  const found =
    changed === 0
      ? `None of ${mails(same)} would have gone another way.`
      : `${changed.toLocaleString('en-GB')} of ${mails(same + changed)} would have gone another way.`;
  return (
    <p role="status">
      {state === 'cancelled' ? `Cancelled after ${judged.toLocaleString('en-GB')} of ${mails(total)}. ` : ''}
      {total === 0 && state === 'done' ? 'There is no mail of the last 30 days to try it on.' : found}
      {already > 0 ? ` ${already} of them already do under the version that holds now.` : ''}
    </p>
  );
}

function Matrix({ replay }: { replay: ReplayView }) {
  return (
    <div className="replay-matrix">
      <table>
        <caption className="visually-hidden">What was done, and what would be done</caption>
        <thead>
          <tr>
            <th scope="col">Was</th>
            {columns.map((label) => (
              <th key={label} scope="col">
                {label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {replay.matrix.map(({ from, label, cells }) => (
            <tr key={from}>
              <th scope="row">{label}</th>
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
  if (count === 0) return <span className="quiet">0</span>;
  if (!link) return <>{count.toLocaleString('en-GB')}</>;
  if (kept === 0) return <Link to={link}>{count.toLocaleString('en-GB')}</Link>;
  return (
    <>
      {kept.toLocaleString('en-GB')} +{' '}
      <Link to={link}>{(count - kept).toLocaleString('en-GB')} otherwise</Link>
    </>
  );
}

function Skipped({ replay }: { replay: ReplayView }) {
  const all = replay.skipped.reduce((sum, { count }) => sum + count, 0);
  return (
    <details>
      <summary>{mails(all)} could not be tried</summary>
      <ul className="replay-skipped">
        {replay.skipped.map(({ words, count }) => (
          <li key={words}>
            {count.toLocaleString('en-GB')} {words}
          </li>
        ))}
      </ul>
    </details>
  );
}

/** Below the form: every mail that would have gone another way. */
export function ReplayMails({ mails: found, more, show, filter }: Omit<Tried, 'replay'>) {
  if (found.length === 0 && !filter) return null;
  const rest = filter ? `&from=${filter.from}&to=${filter.to}` : '';
  return (
    <section className="replay-mails" id="changed-mails" aria-labelledby="replay-mails-title">
      <h2 id="replay-mails-title">Mails that would have gone another way</h2>
      {filter ? (
        <p>
          Only some are listed.{' '}
          <Link to="/settings/policy#changed-mails" preventScrollReset>
            Show all
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
            <p>
              <span className="visually-hidden">Before: </span>
              <del>{mail.before.label}</del> <span className="quiet">({mail.before.why})</span>{' '}
              <span aria-hidden>→</span> <span className="visually-hidden">After: </span>
              <ins>{mail.after.label}</ins> <span className="quiet">({mail.after.why})</span>
              {mail.already ? <span className="quiet"> · already so now</span> : null}
            </p>
          </li>
        ))}
      </ol>
      {more ? (
        <Link
          to={`/settings/policy?show=${Math.min(1_000, show + 100)}${rest}#changed-mails`}
          preventScrollReset
        >
          Show more
        </Link>
      ) : null}
    </section>
  );
}
