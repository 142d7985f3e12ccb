// One mail: who wrote it, their words, and what became of it.

import { Button } from '@radix-ui/themes';
import { Link } from '@remix-run/react';
import { Bot, Cog, FileCode2, FileText, Quote, ShieldAlert, UserRound } from 'lucide-react';
import { useState } from 'react';

import type { MessageView } from '../view/message-view.ts';
import type { Say } from '../words/say.ts';
import { Attachments } from './attachments.tsx';
import { DeliveryMark } from './delivery-mark.tsx';
import { DeliveryNote } from './delivery-note.tsx';
import { LitText } from './lit-text.tsx';
import { MailFrame } from './mail-frame.tsx';
import { useSay } from './say.tsx';
import { When } from './time.tsx';

type Props = Readonly<{ message: MessageView; customer: string; conversationId: number }>;

export function Message({ message, customer, conversationId }: Props) {
  const say = useSay();
  const [asSent, setAsSent] = useState(false);
  return (
    <section
      id={`message-${message.id}`}
      className="message"
      tabIndex={-1}
      data-author={message.author}
      data-delivery={message.delivery?.state}
      aria-label={say('Mail from {name}', { name: message.name })}
    >
      <header>
        <AuthorMark author={message.author} />
        <strong>
          <bdi>{message.name}</bdi>
        </strong>
        <span className="message-about">{aboutAuthor(message, customer, say)}</span>
        <span className="message-end">
          {message.delivery ? <DeliveryMark delivery={message.delivery} /> : null}
          <When at={message.at} words="ago" />
        </span>
      </header>
      {message.subject ? (
        <p className="message-subject">
          {say('Subject:')} <bdi>{message.subject}</bdi>
        </p>
      ) : null}
      {message.isForward ? (
        <p className="message-subject">{say('Forwarded to {name}', { name: message.to })}</p>
      ) : null}
      {message.cc ? (
        <p className="message-subject">
          {say('Copy to')} <bdi>{message.cc}</bdi>
        </p>
      ) : null}
      {message.bcc ? (
        <p className="message-subject">
          {say('Hidden copy to')} <bdi>{message.bcc}</bdi>
        </p>
      ) : null}
      {message.automated ? (
        <p className="message-note">
          <Cog size={14} aria-hidden />{' '}
          <span>{say('Written by a machine: {reason}', { reason: message.automated })}</span>
        </p>
      ) : null}
      {message.senderDoubt ? (
        <p className="message-note" data-shade="doubt">
          <ShieldAlert size={14} aria-hidden /> <span>{message.senderDoubt}</span>
        </p>
      ) : null}
      {asSent ? (
        <MailFrame messageId={message.id} sender={message.address}>
          <LitText pieces={message.pieces} />
        </MailFrame>
      ) : (
        <LitText pieces={message.pieces} />
      )}
      {message.rest && !asSent ? <Folded text={message.rest} /> : null}
      <Attachments files={message.attachments} />
      {message.delivery ? <DeliveryNote delivery={message.delivery} conversationId={conversationId} /> : null}
      <footer className="message-foot">
        {message.hasHtml && message.direction === 'in' ? (
          <Button
            variant="ghost"
            color="gray"
            size="1"
            aria-pressed={asSent}
            onClick={() => setAsSent(!asSent)}
          >
            <FileText size={14} aria-hidden />{' '}
            {asSent ? say('Show as plain text') : say('Show as it was sent')}
          </Button>
        ) : null}
        {message.hasSource ? (
          <Button asChild variant="ghost" color="gray" size="1">
            <Link to={`/messages/${message.id}/original`}>
              <FileCode2 size={14} aria-hidden /> {say('Source and sender')}
            </Link>
          </Button>
        ) : null}
      </footer>
    </section>
  );
}

function Folded({ text }: { text: string }) {
  const say = useSay();
  return (
    <details className="folded">
      <summary>
        <Quote size={12} aria-hidden /> {say('Quoted text and signature')}
      </summary>
      <p className="mail-text" dir="auto">
        {text}
      </p>
    </details>
  );
}

function aboutAuthor({ author, address, direction }: MessageView, customer: string, say: Say): string {
  if (author === 'bot') return say('Automatic');
  if (author === 'agent') return direction === 'note' ? say('Note, not sent') : say('Agent');
  if (author === 'third_party') return `${address} · ${say('somebody who was asked, not the customer')}`;
  if (author === 'system') {
    return direction === 'in' ? say('Automatic · {address}', { address }) : say('Automatic');
  }
  return address === customer ? address : say('{address} (not the customer’s own address)', { address });
}

const marks = { third_party: UserRound, customer: UserRound, bot: Bot, agent: UserRound, system: Cog };

export function AuthorMark({ author }: { author: MessageView['author'] }) {
  const Icon = marks[author];
  return (
    <span className="author-mark" data-author={author}>
      <Icon size={14} aria-hidden />
    </span>
  );
}
