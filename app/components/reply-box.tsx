// Where the agent answers. The text is kept until it is known to be on its way.

import { Button, Callout, Kbd, TextArea } from '@radix-ui/themes';
import { useFetcher } from '@remix-run/react';
import { CircleAlert, Send } from 'lucide-react';
import { type KeyboardEvent, useEffect, useRef, useState } from 'react';

import type { action } from '../routes/_desk.inbox.$id.tsx';
import type { ConversationView } from '../view/conversation-view.ts';
import { FieldFault } from './field.tsx';
import { ReplyFiles, useReplyFiles } from './reply-files.tsx';
import { useDraft } from './use-draft.ts';

export function ReplyBox({ view, next }: { view: ConversationView; next: string }) {
  const fetcher = useFetcher<typeof action>();
  const sent = fetcher.data?.sent ?? null;
  const { text, setText, key, kept, dropKept, submitted } = useDraft(view.id, sent);
  const field = useRef<HTMLTextAreaElement>(null);
  const files = useReplyFiles((mark) => {
    const at = field.current?.selectionStart ?? text.length;
    setText(`${text.slice(0, at)}${mark}${text.slice(at)}`);
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: once for each answer that was taken
  useEffect(() => {
    if (sent === null) return;
    files.clear();
    setTaken(0);
  }, [sent]);
  const sendButton = useRef<HTMLButtonElement>(null);
  const resolveButton = useRef<HTMLButtonElement>(null);
  /** The draft that the text began with, so that it is known what was made of it. */
  const [taken, setTaken] = useState(0);
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
    <fetcher.Form
      method="post"
      encType="multipart/form-data"
      className="reply"
      onSubmit={submitted}
      onDragOver={(event) => event.preventDefault()}
      onDrop={files.onDrop}
      noValidate
    >
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
      <input type="hidden" name="draft" value={taken} />
      {view.botDraft && text === '' && !busy ? (
        <BotDraftOffer
          draft={view.botDraft}
          edit={() => {
            setText(view.botDraft?.text ?? '');
            setTaken(view.botDraft?.decisionId ?? 0);
          }}
          discard={(decisionId) =>
            fetcher.submit({ intent: 'discard-draft', draft: String(decisionId) }, { method: 'post' })
          }
        />
      ) : view.draft && text === '' && !busy ? (
        <DraftOffer draft={view.draft} take={() => setText(view.draft?.text ?? '')} />
      ) : null}
      <TextArea
        ref={field}
        name="text"
        onPaste={files.onPaste}
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
      <ReplyFiles files={files} kept={kept} dropKept={dropKept} disabled={busy} />
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

/** Approved words about facts that were looked up: ready to send, and still a person's to send. */
function BotDraftOffer({
  draft,
  edit,
  discard,
}: {
  draft: NonNullable<ConversationView['botDraft']>;
  edit: () => void;
  discard: (decisionId: number) => void;
}) {
  return (
    <details className="reply-draft" open>
      <summary>The bot’s draft, from approved words: check it before you send it</summary>
      <p>{draft.text}</p>
      <Button type="button" size="1" variant="soft" onClick={edit}>
        Use this draft
      </Button>{' '}
      <Button type="button" size="1" variant="soft" color="gray" onClick={() => discard(draft.decisionId)}>
        Discard
      </Button>
    </details>
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
