// A note in the thread: who wrote it, whom it names; one's own can be edited and deleted.

import { Button, IconButton } from '@radix-ui/themes';
import { useFetcher } from '@remix-run/react';
import { Cog, NotebookPen, Pencil, Trash2 } from 'lucide-react';
import { type FormEvent, useEffect, useState } from 'react';

import type { action } from '../routes/conversations.$id.notes.ts';
import type { NoteView } from '../view/note-view.ts';
import { ActFault } from './act-fault.tsx';
import { MentionField } from './mention-field.tsx';
import { useSay } from './say.tsx';
import { When } from './time.tsx';

type Props = Readonly<{ note: NoteView; conversationId: number }>;

export function Note({ note, conversationId }: { note: NoteView | undefined; conversationId: number }) {
  return note ? <OneNote note={note} conversationId={conversationId} /> : null;
}

function OneNote({ note, conversationId }: Props) {
  const say = useSay();
  const [mode, setMode] = useState<'read' | 'edit' | 'delete'>('read');
  const fetcher = useFetcher<typeof action>();
  const busy = fetcher.state === 'submitting';
  const changed = fetcher.state === 'idle' && fetcher.data?.changed === note.id;
  useEffect(() => {
    if (changed) setMode('read');
  }, [changed]);
  const by = note.by ?? 'Baton';
  if (note.deleted) {
    return (
      <p id={`message-${note.id}`} className="note-gone">
        <Trash2 size={14} aria-hidden /> {say('{name} deleted a note', { name: note.deleted.by ?? by })}{' '}
        <When at={note.deleted.at} words="ago" />
      </p>
    );
  }
  const Icon = note.by === null ? Cog : NotebookPen;
  const send = (fields: Record<string, string>) =>
    fetcher.submit(
      { id: String(note.id), ...fields },
      { method: 'post', action: `/conversations/${conversationId}/notes` },
    );
  return (
    <section
      id={`message-${note.id}`}
      className="note"
      tabIndex={-1}
      data-by={note.by === null ? 'baton' : undefined}
      aria-label={say('Note by {name}', { name: by })}
    >
      <header>
        <Icon size={14} aria-hidden />
        <strong>
          <bdi>{by}</bdi>
        </strong>
        <span className="note-about">{say('Note, only your team sees it')}</span>
        <span className="message-end">
          <When at={note.at} words="ago" />
          {note.mine && mode === 'read' ? (
            <Acts edit={() => setMode('edit')} remove={() => setMode('delete')} />
          ) : null}
        </span>
      </header>
      {mode === 'edit' ? (
        <EditForm
          note={note}
          conversationId={conversationId}
          busy={busy}
          save={(text) => send({ intent: 'edit', text })}
          leave={() => setMode('read')}
        />
      ) : (
        <p className="note-text" dir="auto">
          {note.pieces.map(({ at, text, names }) =>
            names ? (
              <mark key={at} data-names={names}>
                {text}
              </mark>
            ) : (
              <span key={at}>{text}</span>
            ),
          )}
        </p>
      )}
      {mode === 'delete' ? (
        <Confirm busy={busy} remove={() => send({ intent: 'delete' })} keep={() => setMode('read')} />
      ) : null}
      <ActFault fetcher={fetcher} />
      {note.earlier.length > 0 && mode === 'read' ? <Earlier earlier={note.earlier} /> : null}
    </section>
  );
}

function Acts({ edit, remove }: { edit: () => void; remove: () => void }) {
  const say = useSay();
  return (
    <span className="note-acts">
      <IconButton size="1" variant="ghost" color="gray" aria-label={say('Edit note')} onClick={edit}>
        <Pencil size={14} aria-hidden />
      </IconButton>
      <IconButton size="1" variant="ghost" color="gray" aria-label={say('Delete note')} onClick={remove}>
        <Trash2 size={14} aria-hidden />
      </IconButton>
    </span>
  );
}

type EditProps = Props & Readonly<{ busy: boolean; save: (text: string) => void; leave: () => void }>;

function EditForm({ note, conversationId, busy, save, leave }: EditProps) {
  const say = useSay();
  const [text, setText] = useState(note.text);
  const submit = (event?: FormEvent) => {
    event?.preventDefault();
    save(text);
  };
  return (
    <form className="note-edit" onSubmit={submit}>
      <MentionField
        conversationId={conversationId}
        value={text}
        onChange={setText}
        label={say('Edit note')}
        readOnly={busy}
        autoFocus
        onKeyDown={(event) => {
          if (event.key === 'Escape') leave();
          if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) submit(event);
        }}
      />
      <span className="note-buttons">
        <Button type="submit" size="1" color="amber" highContrast disabled={busy || text.trim() === ''}>
          {busy ? say('Saving …') : say('Save')}
        </Button>
        <Button type="button" size="1" variant="soft" color="gray" onClick={leave}>
          {say('Cancel')}
        </Button>
      </span>
    </form>
  );
}

function Confirm({ busy, remove, keep }: { busy: boolean; remove: () => void; keep: () => void }) {
  const say = useSay();
  return (
    <p className="note-buttons" role="alert">
      <span>{say('Delete this note?')}</span>
      <Button size="1" color="red" variant="soft" onClick={remove} disabled={busy} autoFocus>
        {say('Delete')}
      </Button>
      <Button size="1" color="gray" variant="soft" onClick={keep}>
        {say('Keep it')}
      </Button>
    </p>
  );
}

function Earlier({ earlier }: Pick<NoteView, 'earlier'>) {
  const say = useSay();
  return (
    <details className="note-earlier">
      <summary>
        {say('Edited')} <When at={earlier[0]?.at ?? ''} words="ago" />
      </summary>
      {earlier.map(({ text, at }) => (
        <p key={at} className="note-text" dir="auto">
          {text}
        </p>
      ))}
    </details>
  );
}
