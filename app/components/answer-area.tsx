// Below a thread: an answer to the customer, or a note for the team; whichever is not shown keeps what was written in it.

import { NotebookPen, Send } from 'lucide-react';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { flushSync } from 'react-dom';

import type { Doing } from '../../db/looking.ts';
import { NoteBox } from './note-box.tsx';
import { useSay } from './say.tsx';

type Props = Readonly<{
  conversationId: number;
  /** Told whenever somebody writes here. */
  onWriting: (doing: Doing) => void;
  /** The box of an answer. */
  children: ReactNode;
}>;

export function AnswerArea({ conversationId, onWriting, children }: Props) {
  const say = useSay();
  const [mode, setMode] = useState<'reply' | 'note'>('reply');
  const open = (wanted: typeof mode) => {
    // Only what is shown can have the cursor; it has it at once: letters that are typed before would be keys of the page.
    flushSync(() => setMode(wanted));
    focusIn(wanted);
  };
  const { area, writing } = useWriting(conversationId);
  return (
    <div
      ref={area}
      className="answer-area"
      data-mode={mode}
      data-writing={writing || undefined}
      onInput={() => onWriting(mode === 'note' ? 'noting' : 'replying')}
    >
      <div className="answer-tabs" role="tablist" aria-label={say('Answer or note')}>
        <Tab name="reply" mode={mode} open={open} shortcut="r">
          <Send size={14} aria-hidden /> {say('Reply')}
        </Tab>
        <Tab name="note" mode={mode} open={open} shortcut="n">
          <NotebookPen size={14} aria-hidden /> {say('Note')}
        </Tab>
      </div>
      <div role="tabpanel" id="answer-reply" aria-labelledby="answer-tab-reply" hidden={mode !== 'reply'}>
        {children}
      </div>
      <div role="tabpanel" id="answer-note" aria-labelledby="answer-tab-note" hidden={mode !== 'note'}>
        <NoteBox conversationId={conversationId} />
      </div>
    </div>
  );
}

/** Whether somebody writes here: from the first touch of a text on, until they touch the mails or leave it by its key. */
function useWriting(conversationId: number) {
  const area = useRef<HTMLDivElement>(null);
  const [writing, setWriting] = useState(false);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another conversation begins small
  useEffect(() => setWriting(false), [conversationId]);
  useEffect(() => {
    const onFocus = ({ target }: FocusEvent) => {
      if (target instanceof Element && target.matches('textarea, [contenteditable="true"]')) setWriting(true);
    };
    const element = area.current;
    element?.addEventListener('focusin', onFocus);
    return () => element?.removeEventListener('focusin', onFocus);
  }, []);
  useEffect(() => {
    if (!writing) return;
    // A click, not the loss of focus: what is being pressed must not move away under the finger.
    const onClick = ({ target }: MouseEvent) => {
      if (target instanceof Element && target.closest('.conversation-scroll')) setWriting(false);
    };
    const onKey = ({ key, target }: KeyboardEvent) => {
      if (key === 'Escape' && target instanceof Node && area.current?.contains(target)) setWriting(false);
    };
    document.addEventListener('click', onClick);
    document.addEventListener('keydown', onKey);
    return () => {
      document.removeEventListener('click', onClick);
      document.removeEventListener('keydown', onKey);
    };
  }, [writing]);
  return { area, writing };
}

type TabProps = Readonly<{
  name: 'reply' | 'note';
  mode: 'reply' | 'note';
  open: (name: 'reply' | 'note') => void;
  shortcut: string;
  children: ReactNode;
}>;

function Tab({ name, mode, open, shortcut, children }: TabProps) {
  const other = name === 'reply' ? 'note' : 'reply';
  return (
    <button
      type="button"
      role="tab"
      id={`answer-tab-${name}`}
      aria-selected={mode === name}
      aria-controls={`answer-${name}`}
      aria-keyshortcuts={shortcut}
      tabIndex={mode === name ? 0 : -1}
      data-key={`tab-${name}`}
      onClick={() => open(name)}
      onKeyDown={(event) => {
        if (event.key !== 'ArrowLeft' && event.key !== 'ArrowRight') return;
        event.preventDefault();
        open(other);
      }}
    >
      {children} <kbd aria-hidden>{shortcut}</kbd>
    </button>
  );
}

const fields = { reply: '[data-key="r"]', note: '[data-key="note"]' };

const focusIn = (mode: keyof typeof fields) => document.querySelector<HTMLElement>(fields[mode])?.focus();
