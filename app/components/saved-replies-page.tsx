// Where an agent keeps what they write again and again, and what stands below their answers.

import { Button, Checkbox, Text, TextArea, TextField } from '@radix-ui/themes';
import { useFetcher } from '@remix-run/react';
import { useEffect, useId, useRef, useState } from 'react';

import type { SavedReply } from '../../db/saved-replies.ts';
import type { action } from '../routes/_desk.settings.replies.tsx';
import { replySlots } from '../view/reply-slots.ts';
import { Field } from './field.tsx';
import { useSay } from './say.tsx';

type Props = Readonly<{ replies: readonly SavedReply[]; signature: string }>;

export function SavedRepliesPage({ replies, signature }: Props) {
  const say = useSay();
  return (
    <main id="main" className="page saved-replies" tabIndex={-1}>
      <header className="page-head">
        <h1>{say('Saved replies')}</h1>
      </header>
      <p className="quiet">
        {say('In an answer, type a semicolon and the name, or choose one from the menu below the text.')}
      </p>
      {replies.length === 0 ? (
        <p className="saved-reply-none">{say('Nothing is saved yet. Write the first one below.')}</p>
      ) : (
        <ul className="saved-reply-list">
          {replies.map((reply) => (
            <li key={reply.id}>
              <details>
                <summary>
                  <code>;{reply.name}</code>{' '}
                  <span className="quiet">{reply.agentId === null ? say('The team’s') : say('Mine')}</span>
                  <span className="reply-text-words">{reply.text}</span>
                </summary>
                <ReplyForm reply={reply} />
              </details>
            </li>
          ))}
        </ul>
      )}
      <section aria-labelledby="new-saved-reply">
        <h2 id="new-saved-reply">{say('A new one')}</h2>
        <ReplyForm reply={null} />
      </section>
      <Signature signature={signature} />
    </main>
  );
}

function ReplyForm({ reply }: { reply: SavedReply | null }) {
  const say = useSay();
  const fetcher = useFetcher<typeof action>();
  const form = useRef<HTMLFormElement>(null);
  const text = useRef<HTMLTextAreaElement>(null);
  const busy = fetcher.state !== 'idle';
  const done = !busy && fetcher.data?.done === true;
  const faults: Readonly<Record<string, string>> = busy ? {} : (fetcher.data?.faults ?? {});
  useEffect(() => {
    if (done && !reply) form.current?.reset();
  }, [done, reply]);
  const insert = (slot: string) => {
    const field = text.current;
    if (!field) return;
    field.setRangeText(`{{ ${slot} }}`, field.selectionStart, field.selectionEnd, 'end');
    field.focus();
  };
  return (
    <fetcher.Form ref={form} method="post" className="saved-reply-form">
      {reply ? <input type="hidden" name="id" value={reply.id} /> : null}
      <Field label={say('Name')} name="name" fault={faults.name}>
        {(props) => <TextField.Root {...props} defaultValue={reply?.name ?? ''} autoComplete="off" />}
      </Field>
      <Field label={say('Text')} name="text" fault={faults.text}>
        {(props) => (
          <TextArea
            {...props}
            ref={text}
            defaultValue={reply?.text ?? ''}
            rows={5}
            dir="auto"
            resize="vertical"
          />
        )}
      </Field>
      <Slots insert={insert} />
      <Text as="label" size="2" className="saved-reply-shared">
        <Checkbox name="shared" defaultChecked={reply?.agentId === null} />{' '}
        {say('For the whole team: everybody can use and change it')}
      </Text>
      <div className="saved-reply-acts">
        <Button type="submit" name="intent" value={reply ? 'change' : 'add'} disabled={busy}>
          {reply ? say('Save changes') : say('Save it')}
        </Button>
        {reply ? (
          <Button
            type="submit"
            name="intent"
            value="delete"
            variant="soft"
            color="gray"
            disabled={busy}
            formNoValidate
          >
            {say('Delete it')}
          </Button>
        ) : null}
        <span role="status" className="quiet">
          {done ? say('Saved.') : ''}
        </span>
      </div>
    </fetcher.Form>
  );
}

/** Each with a button that puts it where the cursor is. */
function Slots({ insert }: { insert: (slot: string) => void }) {
  const say = useSay();
  return (
    <details className="words-slots">
      <summary>{say('What is filled in from the conversation')}</summary>
      <ul>
        {Object.entries(replySlots).map(([slot, words]) => (
          <li key={slot}>
            <button type="button" className="text-button" onClick={() => insert(slot)}>
              <code>{slot}</code>
            </button>{' '}
            <span className="quiet">{say(words)}</span>
          </li>
        ))}
      </ul>
      <p className="quiet">
        {say(
          'What is not known where it is used is marked, and the answer is not sent before it is filled in.',
        )}
      </p>
    </details>
  );
}

function Signature({ signature }: { signature: string }) {
  const say = useSay();
  const id = useId();
  const fetcher = useFetcher<typeof action>();
  const [text, setText] = useState(signature);
  const busy = fetcher.state !== 'idle';
  return (
    <section aria-labelledby={id}>
      <h2 id={id}>{say('Your signature')}</h2>
      <fetcher.Form method="post" className="saved-reply-form">
        <TextArea
          name="signature"
          aria-labelledby={id}
          value={text}
          onChange={(event) => setText(event.target.value)}
          rows={3}
          maxLength={2000}
        />
        <p className="quiet">{say('It stands below your answers. Empty, the mailbox’s own stands there.')}</p>
        <div className="saved-reply-acts">
          <Button type="submit" name="intent" value="signature" variant="soft" disabled={busy}>
            {say('Save changes')}
          </Button>
          <span role="status" className="quiet">
            {!busy && fetcher.data?.done ? say('Saved.') : ''}
          </span>
        </div>
      </fetcher.Form>
    </section>
  );
}
