// Where the agent answers. The text is kept until it is known to be on its way.

import { Button, Callout, Kbd, TextArea } from '@radix-ui/themes';
import { useFetcher } from '@remix-run/react';
import { CircleAlert, Send } from 'lucide-react';
import { type KeyboardEvent, useEffect, useRef, useState } from 'react';

import type { action } from '../routes/_desk.inbox.$id.tsx';
import type { ConversationView } from '../view/conversation-view.ts';
import { FieldFault } from './field.tsx';

export function ReplyBox({ view, next }: { view: ConversationView; next: string }) {
  const fetcher = useFetcher<typeof action>();
  const { text, setText, key, submitted } = useDraft(view.id, fetcher.data?.sent ?? null);
  const sendButton = useRef<HTMLButtonElement>(null);
  const resolveButton = useRef<HTMLButtonElement>(null);
  const busy = fetcher.state !== 'idle';
  const sending = busy ? fetcher.formData?.get('intent') : null;
  const fault = busy ? undefined : (fetcher.data?.fault ?? undefined);
  const faults: Readonly<Record<string, string>> = busy ? {} : (fetcher.data?.faults ?? {});

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Escape') (event.target as HTMLElement).blur();
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    (event.shiftKey ? resolveButton : sendButton).current?.click();
  };

  return (
    <fetcher.Form method="post" className="reply" onSubmit={submitted} noValidate>
      <input type="hidden" name="key" value={key} />
      <input type="hidden" name="seen" value={view.lastMessageId} />
      <input type="hidden" name="next" value={next} />
      {fault ? (
        <Callout.Root color="amber" size="1" role="alert" highContrast>
          <Callout.Icon>
            <CircleAlert size={16} aria-hidden />
          </Callout.Icon>
          <Callout.Text>{fault}</Callout.Text>
        </Callout.Root>
      ) : null}
      {view.draft && text === '' && !busy ? (
        <DraftOffer draft={view.draft} take={() => setText(view.draft?.text ?? '')} />
      ) : null}
      <TextArea
        name="text"
        value={text}
        onChange={(event) => setText(event.target.value)}
        onKeyDown={onKeyDown}
        placeholder={`Reply to ${view.customer.name}`}
        aria-label={`Reply to ${view.customer.name}`}
        aria-invalid={faults.text ? true : undefined}
        aria-describedby={faults.text ? 'reply-fault' : undefined}
        rows={3}
        dir="auto"
        data-key="r"
        readOnly={busy}
      />
      <FieldFault id="reply-fault" fault={faults.text ?? faults.key} />
      <div className="reply-foot">
        <span className="reply-hint">
          <Kbd>Ctrl + Enter</Kbd> sends
          {view.handler === 'bot' ? '. The bot then leaves this conversation to you.' : ''}
        </span>
        <Button
          ref={resolveButton}
          type="submit"
          name="intent"
          value="send-and-resolve"
          variant="soft"
          disabled={busy}
        >
          {sending === 'send-and-resolve' ? 'Sending …' : 'Send and resolve'}
        </Button>
        <Button ref={sendButton} type="submit" name="intent" value="send" disabled={busy}>
          <Send size={16} aria-hidden /> {sending === 'send' ? 'Sending …' : 'Send'}
        </Button>
      </div>
    </fetcher.Form>
  );
}

/** A draft is read before it is taken, and sent by the agent alone. */
function DraftOffer({ draft, take }: { draft: { text: string; model: string }; take: () => void }) {
  return (
    <details className="reply-draft">
      <summary>Draft by {draft.model}: check it before you send it</summary>
      <p>{draft.text}</p>
      <Button type="button" size="1" variant="soft" onClick={take}>
        Use this draft
      </Button>
    </details>
  );
}

/**
 * The unsent text, which survives leaving the page; and the key that makes one mail of one text however often its
 * button is pressed. `sent` is the key of the last text that was taken.
 */
function useDraft(conversationId: number, sent: string | null) {
  const place = `baton:draft:${conversationId}`;
  const [text, setText] = useState('');
  const [key, setKey] = useState('');
  useEffect(() => {
    setText(sessionStorage.getItem(place) ?? '');
    setKey(newKey());
  }, [place]);
  useEffect(() => {
    if (sent === null || sent !== key) return;
    sessionStorage.removeItem(place);
    setText('');
    setKey(newKey());
  }, [sent, key, place]);
  return {
    text,
    key,
    setText: (changed: string) => {
      setText(changed);
      sessionStorage.setItem(place, changed);
    },
    // "Send and resolve" leaves for the next conversation at once; a text that was refused is still in the field.
    submitted: () => sessionStorage.removeItem(place),
  };
}

/** 96 bits by chance. Not `randomUUID`, which browsers keep from pages without TLS. */
function newKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(12));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
