// Where an answer is written. The rich editor is large, and not needed to read: it comes once the page is alive, and takes the
// plain field's place only when it can be typed into. A letter typed in between would be a key of the page.

import { TextArea } from '@radix-ui/themes';
import { useEffect, useRef, useState } from 'react';
import { flushSync } from 'react-dom';

import { placesFromEnd, wordsToHtml } from '../view/reply-slots.ts';
import { fetchPart } from './patient-fetch.ts';
import type { EditorHandle, ReplyEditor, ReplyEditorProps } from './reply-editor.tsx';

type Props = ReplyEditorProps &
  Readonly<{
    /** What the plain field begins with. */
    text: string;
    /** The plain field held other words than it began with when the page came alive: nobody had listened until then. */
    onTypedEarly: (text: string) => void;
  }>;

export function ReplyField({ text, onTypedEarly, ...props }: Props) {
  const Editor = useEditorPart();
  const [ready, setReady] = useState(false);
  const plain = useRef<HTMLTextAreaElement>(null);

  // biome-ignore lint/correctness/useExhaustiveDependencies: once, when the page is alive
  useEffect(() => {
    const typed = plain.current?.value ?? '';
    if (typed !== '' && typed !== text) onTypedEarly(typed);
  }, []);
  const html = useRef(props.html);
  html.current = props.html;
  // Letters that are put together, as Chinese and Japanese ones are, would be torn apart.
  const composing = useRef(false);
  const waiting = useRef<EditorHandle | null>(null);
  const takeOver = (handle: EditorHandle) => {
    waiting.current = handle;
    if (composing.current) return;
    const field = plain.current;
    const typing = field !== null && document.activeElement === field;
    const places = placesFromEnd(field?.value.slice(field.selectionEnd) ?? '');
    // At once, and the cursor with it: no key can come in between.
    flushSync(() => setReady(true));
    handle.show(html.current);
    if (typing) handle.focusBeforeEnd(places);
    props.onReady(handle);
  };
  return (
    <>
      {ready ? (
        <input type="hidden" name="html" value={props.html} />
      ) : (
        <TextArea
          ref={plain}
          name="text"
          defaultValue={text}
          onCompositionStart={() => {
            composing.current = true;
          }}
          onCompositionEnd={() => {
            composing.current = false;
            // Once the last of them has arrived in the field.
            setTimeout(() => waiting.current && takeOver(waiting.current));
          }}
          onChange={(event) => props.onChange(wordsToHtml(event.target.value))}
          placeholder={props.label}
          aria-label={props.label}
          aria-invalid={props.describedBy ? true : undefined}
          aria-describedby={props.describedBy}
          rows={3}
          dir="auto"
          data-key="r"
        />
      )}
      {Editor ? (
        <div hidden={!ready}>
          <Editor {...props} onReady={takeOver} />
        </div>
      ) : null}
    </>
  );
}

type EditorPart = typeof ReplyEditor;

/** Once it has come, the next answer has it from the start. */
let fetched: EditorPart | null = null;

function useEditorPart(): EditorPart | null {
  const [part, setPart] = useState<EditorPart | null>(() => fetched);
  useEffect(() => {
    let isHere = true;
    fetchPart(() => import('./reply-editor.tsx')).then(
      ({ ReplyEditor }) => {
        fetched = ReplyEditor;
        if (isHere) setPart(() => ReplyEditor);
      },
      () => isHere && setPart(null),
    );
    return () => {
      isHere = false;
    };
  }, []);
  return part;
}
