// The source of a mail: whether its sender is who it says, its header in words, and all of it as text.

import { Button } from '@radix-ui/themes';
import { Link } from '@remix-run/react';
import { ArrowLeft, Check, Copy, Download, ShieldAlert, ShieldCheck, ShieldQuestionMark } from 'lucide-react';
import { useState } from 'react';

import type { OriginalView } from '../view/original-view.ts';
import { useSay } from './say.tsx';

const verdictIcons = { good: ShieldCheck, doubt: ShieldAlert, quiet: ShieldQuestionMark };

export function OriginalPage({ view }: { view: OriginalView }) {
  const say = useSay();
  const Icon = verdictIcons[view.verdict.shade];
  return (
    <main id="main" className="page original">
      <Link className="original-back" to={`/inbox/${view.conversationId}#message-${view.messageId}`}>
        <ArrowLeft size={16} aria-hidden /> {say('Back to the conversation')}
      </Link>
      <header className="page-head">
        <h1>
          <bdi>{view.subject || say('No subject')}</bdi>
        </h1>
        <Button asChild variant="soft">
          <a href={`/messages/${view.messageId}/eml`} download>
            <Download size={16} aria-hidden /> {say('Save as .eml')} · {view.size}
          </a>
        </Button>
      </header>
      <section className="original-verdict" data-shade={view.verdict.shade}>
        <Icon size={18} aria-hidden />
        <div>
          <p>{view.verdict.words}</p>
          {view.verdict.reason ? <p className="quiet">{view.verdict.reason}</p> : null}
        </div>
      </section>
      <Checks view={view} />
      <dl className="original-fields">
        {view.fields.map(({ name, value }) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd dir="auto">{value}</dd>
          </div>
        ))}
      </dl>
      {view.hops > 0 ? (
        <p className="quiet">
          {say.count(
            view.hops,
            'It was passed on by {count} server.',
            'It was passed on by {count} servers.',
          )}
        </p>
      ) : null}
      <Source view={view} />
    </main>
  );
}

function Checks({ view: { checks } }: { view: OriginalView }) {
  const say = useSay();
  return checks.map(({ server, believed, lines }, place) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: servers may say the same twice, and their order is fixed
    <section key={place} className="original-check">
      <h2>
        {believed
          ? say('Your mailbox’s own server, {server}, says', { server })
          : say('{server} says; not believed, for anybody could have written that', {
              server: server || say('A server without a name'),
            })}
      </h2>
      <ul>
        {lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </section>
  ));
}

function Source({ view }: { view: OriginalView }) {
  const say = useSay();
  const [copied, setCopied] = useState<boolean | null>(null);
  const copy = () =>
    navigator.clipboard.writeText(view.source).then(
      () => setCopied(true),
      () => setCopied(false),
    );
  return (
    <section className="original-source" aria-labelledby="source">
      <header>
        <h2 id="source">{say('Source')}</h2>
        <Button variant="ghost" color="gray" size="1" onClick={copy}>
          {copied ? <Check size={14} aria-hidden /> : <Copy size={14} aria-hidden />}{' '}
          <span role="status">
            {copied === null
              ? say('Copy')
              : copied
                ? say('Copied')
                : say('The browser did not let it be copied')}
          </span>
        </Button>
      </header>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, also by keyboard */}
      <pre tabIndex={0} dir="ltr">
        {view.source}
      </pre>
      {view.cutAt ? (
        <p className="quiet">
          {say('These are the first {shown} of {all}; saved, it is whole.', {
            shown: view.cutAt,
            all: view.size,
          })}
        </p>
      ) : null}
    </section>
  );
}
