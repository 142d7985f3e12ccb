// What a webhook was told: each delivery with its answer, how often it was tried, and when it is tried next.

import { Button } from '@radix-ui/themes';
import { Link, useFetcher } from '@remix-run/react';
import { RotateCw } from 'lucide-react';

import { hookEventWords, type LogLine } from '../view/webhook-view.ts';
import { toSay } from '../words/say.ts';
import { useSay } from './say.tsx';
import { Moment, When } from './time.tsx';

const stateWords: Record<LogLine['state'], string> = {
  queued: toSay('Under way'),
  delivered: toSay('Delivered'),
  failed: toSay('Failed'),
};

export function WebhookLog({ log }: { log: readonly LogLine[] }) {
  const say = useSay();
  return (
    <section aria-labelledby="hook-log" className="hooks-log">
      <h2 id="hook-log">{say('What it was told')}</h2>
      {log.length === 0 ? (
        <p className="quiet hooks-empty">
          {say('Nothing yet. Send a test to see whether the receiver understands.')}
        </p>
      ) : (
        <ul>
          {log.map((line) => (
            <Line key={line.id} line={line} />
          ))}
        </ul>
      )}
    </section>
  );
}

function Line({ line }: { line: LogLine }) {
  const say = useSay();
  const shade = line.state === 'failed' ? 'alarm' : line.fault ? 'doubt' : 'quiet';
  return (
    <li className="hooks-line">
      <div>
        <p className="hooks-line-what">
          {line.type in hookEventWords
            ? say(hookEventWords[line.type as keyof typeof hookEventWords])
            : line.type}
          {line.conversation ? (
            <>
              {' '}
              <Link to={`/inbox/${line.conversation}?view=all`}>#{line.conversation}</Link>
            </>
          ) : null}
        </p>
        <p className="quiet">
          <When at={line.at} words="ago" /> · <code>{line.type}</code>
        </p>
      </div>
      <div className="hooks-line-answer">
        <p>
          <span className="chip" data-shade={shade}>
            {say(stateWords[line.state])}
            {line.status ? ` · ${line.status}` : ''}
          </span>
          <span className="quiet">
            {line.milliseconds === null ? '' : ` ${line.milliseconds.toLocaleString(say.locale)} ms`}
            {line.tries > 1 ? ` · ${say.count(line.tries, '{count} try', '{count} tries')}` : ''}
          </span>
        </p>
        {line.fault ? <p className="quiet">{line.fault}</p> : null}
        {line.response ? <pre className="quiet">{line.response}</pre> : null}
        {line.nextTryAt && line.tries > 0 ? (
          <p className="quiet">
            {say('Tried next:')} <Moment at={line.nextTryAt} />
          </p>
        ) : null}
      </div>
      <Resend line={line} />
    </li>
  );
}

function Resend({ line }: { line: LogLine }) {
  const say = useSay();
  const fetcher = useFetcher();
  return (
    <fetcher.Form method="post">
      <input type="hidden" name="delivery" value={line.id} />
      <Button
        type="submit"
        name="intent"
        value="resend"
        variant="soft"
        color="gray"
        size="1"
        disabled={fetcher.state !== 'idle'}
        title={say('Under the same id: a receiver that had it before knows it again.')}
      >
        <RotateCw size={14} aria-hidden /> {say('Send again')}
      </Button>
    </fetcher.Form>
  );
}
