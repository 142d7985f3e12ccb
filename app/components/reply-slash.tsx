// In the editor: a semicolon and the beginning of a name bring a saved reply.

import type { Editor } from '@tiptap/core';
import { type RefObject, useState } from 'react';

import { findTexts, type ReplyText } from '../view/reply-text.ts';
import type { ReplyEditorProps } from './reply-editor.tsx';
import { useSay } from './say.tsx';

type Asked = Readonly<{ typed: string; from: number; to: number; left: number; top: number; at: number }>;

const most = 7;

export type Slash = ReturnType<typeof useSlash>;

export function useSlash(props: RefObject<ReplyEditorProps>, editor: RefObject<Editor>) {
  const [asked, setAsked] = useState<Asked | null>(null);
  const texts = props.current?.texts ?? [];
  const found = asked ? findTexts(texts, asked.typed, most) : [];
  const place = Math.min(asked?.at ?? 0, Math.max(0, found.length - 1));

  const choose = (text: ReplyText | undefined) => {
    if (!asked || !text) return false;
    editor.current?.chain().focus().deleteRange({ from: asked.from, to: asked.to }).run();
    props.current?.take(text);
    setAsked(null);
    return true;
  };
  const move = (by: number) => {
    setAsked(asked && { ...asked, at: (place + by + found.length) % Math.max(1, found.length) });
    return true;
  };
  return {
    found,
    place,
    asked,
    choose,
    close: () => setAsked(null),
    /** After every change: is a name being typed where the cursor is? */
    look: (changed: Editor) => {
      const { $from, empty } = changed.state.selection;
      const before = $from.parent.textBetween(0, $from.parentOffset, ' ', ' ');
      const match = empty ? /(?:^|\s);([\p{L}\p{N}_-]{0,40})$/u.exec(before) : null;
      if (!match) return setAsked(null);
      const typed = match[1] ?? '';
      const from = $from.pos - typed.length - 1;
      const { left, top } = changed.view.coordsAtPos(from);
      const box = changed.view.dom.getBoundingClientRect();
      props.current?.wantTexts();
      setAsked({ typed, from, to: $from.pos, left: left - box.left, top: top - box.top, at: 0 });
    },
    /** True where the key was for the list. */
    onKey: (event: KeyboardEvent) => {
      if (!asked || found.length === 0) return false;
      if (event.key === 'ArrowDown') return move(1);
      if (event.key === 'ArrowUp') return move(-1);
      if (event.key === 'Enter' || event.key === 'Tab') return choose(found[place]);
      if (event.key !== 'Escape') return false;
      setAsked(null);
      // It leaves the list, and not the field as well.
      event.stopPropagation();
      return true;
    },
  };
}

export function SlashList({ slash: { asked, found, place, choose } }: { slash: Slash }) {
  const say = useSay();
  if (!asked || found.length === 0) return null;
  return (
    <div className="reply-slash" style={{ left: asked.left, top: asked.top }}>
      <div role="listbox" aria-label={say('Saved replies')}>
        {found.map((text, index) => (
          <div
            key={text.key}
            role="option"
            tabIndex={-1}
            aria-selected={index === place}
            // The text keeps the cursor.
            onMouseDown={(event) => {
              event.preventDefault();
              choose(text);
            }}
          >
            <strong>{text.name}</strong> <span>{text.text.replace(/\s+/g, ' ').slice(0, 80)}</span>
          </div>
        ))}
      </div>
      <p role="status" className="visually-hidden">
        {say.count(found.length, '{count} saved reply', '{count} saved replies')}: {found[place]?.name}
      </p>
    </div>
  );
}
