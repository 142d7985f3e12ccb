// Where a note is written: on a ground of its own, so that nobody takes it for a mail.

import { Button, Callout, Kbd } from '@radix-ui/themes';
import { useFetcher } from '@remix-run/react';
import { CircleAlert, NotebookPen } from 'lucide-react';
import { type KeyboardEvent, useEffect, useRef, useState } from 'react';

import type { action } from '../routes/conversations.$id.notes.ts';
import { MentionField } from './mention-field.tsx';
import { tellOwnWords } from './own-words.ts';
import { useSay } from './say.tsx';
import { focusInMails } from './use-focus-here.ts';

export function NoteBox({ conversationId }: { conversationId: number }) {
  const say = useSay();
  const fetcher = useFetcher<typeof action>();
  const button = useRef<HTMLButtonElement>(null);
  const added = fetcher.data?.added ?? null;
  const { text, setText, key } = useNoteDraft(conversationId, added);
  // Once it is answered the page's data is fetched anew, for which nobody has to wait here.
  const busy = fetcher.state === 'submitting';
  const fault = busy ? null : (fetcher.data?.fault ?? null);

  const onKeyDown = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    if (event.key === 'Escape') focusInMails();
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    button.current?.click();
  };
  return (
    <fetcher.Form
      method="post"
      action={`/conversations/${conversationId}/notes`}
      className="note-box"
      noValidate
    >
      <input type="hidden" name="intent" value="add" />
      <input type="hidden" name="key" value={key} />
      <p className="note-box-word">
        <NotebookPen size={14} aria-hidden /> {say('Note, only your team sees it')}
      </p>
      {fault ? (
        <Callout.Root color="red" size="1" role="alert" highContrast>
          <Callout.Icon>
            <CircleAlert size={16} aria-hidden />
          </Callout.Icon>
          <Callout.Text>{fault}</Callout.Text>
        </Callout.Root>
      ) : null}
      <MentionField
        conversationId={conversationId}
        value={text}
        onChange={setText}
        onKeyDown={onKeyDown}
        label={say('Note, only your team sees it')}
        placeholder={say('Write to your team; @ names a colleague or a team')}
        readOnly={busy}
        invalid={fault !== null}
        fieldKey="note"
      />
      <div className="reply-foot">
        <span className="reply-hint">
          <Kbd>Ctrl + Enter</Kbd> {say('adds the note')}
        </span>
        <Button ref={button} type="submit" color="amber" variant="solid" highContrast disabled={busy}>
          {busy ? say('Saving …') : say('Add note')}
        </Button>
      </div>
    </fetcher.Form>
  );
}

/** The unsaved text, which survives leaving the page, and the key that makes one note of it however often it is sent. */
function useNoteDraft(conversationId: number, added: string | null) {
  const place = `baton:note:${conversationId}`;
  const [text, show] = useState('');
  const [key, setKey] = useState('');
  useEffect(() => {
    show(sessionStorage.getItem(place) ?? '');
    setKey(newKey());
  }, [place]);
  useEffect(() => {
    if (added === null || added !== key) return;
    tellOwnWords(conversationId);
    sessionStorage.removeItem(place);
    show('');
    setKey(newKey());
  }, [added, conversationId, key, place]);
  const setText = (changed: string) => {
    show(changed);
    sessionStorage.setItem(place, changed);
  };
  return { text, setText, key };
}

/** Not `randomUUID`, which browsers keep from pages without TLS. */
const newKey = () =>
  Array.from(crypto.getRandomValues(new Uint8Array(12)), (byte) => byte.toString(16).padStart(2, '0')).join(
    '',
  );
