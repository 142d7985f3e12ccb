// One mail: who wrote it, their words, and what became of it.

import { Button } from '@radix-ui/themes';
import { Bot, Cog, FileText, Paperclip, Quote, ShieldAlert, UserRound } from 'lucide-react';
import { useState } from 'react';

import type { MessageView } from '../view/message-view.ts';
import { DeliveryMark } from './delivery-mark.tsx';
import { DeliveryNote } from './delivery-note.tsx';
import { LitText } from './lit-text.tsx';
import { MailFrame } from './mail-frame.tsx';
import { When } from './time.tsx';

type Props = Readonly<{ message: MessageView; customer: string; conversationId: number }>;

export function Message({ message, customer, conversationId }: Props) {
  const [asSent, setAsSent] = useState(false);
  return (
    <section
      id={`message-${message.id}`}
      className="message"
      data-author={message.author}
      data-delivery={message.delivery?.state}
      aria-label={`Mail from ${message.name}`}
    >
      <header>
        <AuthorMark author={message.author} />
        <strong>
          <bdi>{message.name}</bdi>
        </strong>
        <span className="message-about">{aboutAuthor(message, customer)}</span>
        <span className="message-end">
          {message.delivery ? <DeliveryMark delivery={message.delivery} /> : null}
          <When at={message.at} words="ago" />
        </span>
      </header>
      {message.subject ? <p className="message-subject">Subject: {message.subject}</p> : null}
      {message.cc ? <p className="message-subject">Copy to {message.cc}</p> : null}
      {message.automated ? (
        <p className="message-note">
          <Cog size={14} aria-hidden /> <span>Written by a machine: {message.automated}</span>
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
      {message.attachments.length > 0 ? (
        <ul className="attachments">
          {message.attachments.map((attachment) => (
            <li key={attachment.id}>
              <a href={`/attachments/${attachment.id}`} target="_blank" rel="noreferrer">
                <Paperclip size={14} aria-hidden /> <bdi>{attachment.name}</bdi>{' '}
                <span>{attachment.size}</span>
              </a>
            </li>
          ))}
        </ul>
      ) : null}
      {message.delivery ? <DeliveryNote delivery={message.delivery} conversationId={conversationId} /> : null}
      {message.hasHtml && message.direction === 'in' ? (
        <Button
          variant="ghost"
          color="gray"
          size="1"
          className="as-sent"
          aria-pressed={asSent}
          onClick={() => setAsSent(!asSent)}
        >
          <FileText size={14} aria-hidden /> {asSent ? 'Show as plain text' : 'Show as it was sent'}
        </Button>
      ) : null}
    </section>
  );
}

function Folded({ text }: { text: string }) {
  return (
    <details className="folded">
      <summary>
        <Quote size={12} aria-hidden /> Quoted text and signature
      </summary>
      <p className="mail-text" dir="auto">
        {text}
      </p>
    </details>
  );
}

function aboutAuthor({ author, address, direction }: MessageView, customer: string): string {
  if (author === 'bot') return 'Automatic';
  if (author === 'agent') return direction === 'note' ? 'Note, not sent' : 'Agent';
  if (author === 'system') return direction === 'in' ? `Automatic · ${address}` : 'Automatic';
  return address === customer ? address : `${address} (not the customer’s own address)`;
}

const marks = { customer: UserRound, bot: Bot, agent: UserRound, system: Cog };

function AuthorMark({ author }: { author: MessageView['author'] }) {
  const Icon = marks[author];
  return (
    <span className="author-mark" data-author={author}>
      <Icon size={14} aria-hidden />
    </span>
  );
}
