// The rich text of an answer. It is large, and comes after the page: until then a plain field stands in its place.

import type { Editor } from '@tiptap/core';
import { Image } from '@tiptap/extension-image';
import { Placeholder } from '@tiptap/extension-placeholder';
import { EditorContent, useEditor } from '@tiptap/react';
import { StarterKit } from '@tiptap/starter-kit';
import { type ReactNode, useEffect, useRef } from 'react';

import { type SlotPiece, toEditorHtml } from '../view/reply-slots.ts';
import type { ReplyText } from '../view/reply-text.ts';
import { SlashList, useSlash } from './reply-slash.tsx';
import { SlotNode } from './reply-slot.ts';
import { ReplyToolbar } from './reply-toolbar.tsx';
import { useSay } from './say.tsx';

export type EditorHandle = Readonly<{
  focus: () => void;
  show: (html: string) => void;
  /** So many places before the end, and before this answers; `focus` waits for the next picture of the page. */
  focusBeforeEnd: (places: number) => void;
  /** Where the cursor is. */
  insert: (pieces: readonly SlotPiece[]) => void;
  /** Below everything. */
  append: (pieces: readonly SlotPiece[]) => void;
  insertPicture: (address: string, name: string) => void;
}>;

export type ReplyEditorProps = Readonly<{
  html: string;
  /** Grows when `html` was changed from outside. */
  revision: number;
  onChange: (html: string) => void;
  onReady: (handle: EditorHandle) => void;
  onFiles: (files: readonly File[]) => void;
  /** Somebody has pasted more than a mail holds. */
  onTooLong: (text: string) => void;
  label: string;
  describedBy: string | undefined;
  disabled: boolean;
  texts: readonly ReplyText[];
  /** Asks for `texts`. */
  wantTexts: () => void;
  /** One of them was chosen by its name. */
  take: (text: ReplyText) => void;
  /** What else stands in the row of buttons. */
  tools: ReactNode;
}>;

/** Longer is a file, not a mail; and an editor would stand still over it. Characters. */
const longestPaste = 90_000;

/** A blank at the end is one that was typed: without it the next word would stick to the last. */
const parseOptions = { preserveWhitespace: true } as const;

export function ReplyEditor(props: ReplyEditorProps) {
  const { html, revision, label, describedBy, disabled, tools } = props;
  const say = useSay();
  // What the editor calls is always what the page has last drawn.
  const latest = useRef(props);
  latest.current = props;
  const begun = useRef(html);
  const made = useRef<Editor>(null) as { current: Editor | null };
  const slash = useSlash(latest, made);
  const list = useRef(slash);
  list.current = slash;
  const editor = useEditor({
    immediatelyRender: false,
    extensions: [
      StarterKit.configure({
        heading: false,
        horizontalRule: false,
        underline: false,
        link: { openOnClick: false, autolink: true, defaultProtocol: 'https' },
      }),
      Image.configure({ inline: true }),
      Placeholder.configure({ placeholder: label }),
      SlotNode.configure({ say }),
    ],
    content: begun.current,
    parseOptions,
    onUpdate: ({ editor: changed }) => {
      latest.current.onChange(changed.isEmpty ? '' : changed.getHTML());
      list.current.look(changed);
    },
    onSelectionUpdate: ({ editor: changed }) => list.current.look(changed),
    onBlur: () => list.current.close(),
    onCreate: ({ editor: created }) => {
      made.current = created;
      latest.current.onReady(handleOf(created));
    },
    editorProps: {
      attributes: () => ({
        ...{ role: 'textbox', 'aria-multiline': 'true', 'aria-label': latest.current.label },
        ...(latest.current.describedBy
          ? { 'aria-describedby': latest.current.describedBy, 'aria-invalid': 'true' }
          : {}),
        ...{ 'data-key': 'r', dir: 'auto', class: 'reply-text' },
      }),
      handleKeyDown: (_, event) => {
        // It sends; as a line break it would be in the mail.
        if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) return true;
        if (list.current.onKey(event)) return true;
        return event.key === 'Tab' && !event.shiftKey && made.current !== null && toOpenSlot(made.current);
      },
      // Pictures from elsewhere would not be in the mail.
      transformPastedHTML: (pasted) => pasted.replace(/<img\b[^>]*>/gi, ''),
      handlePaste: (_, event) => pasteFiles(event, latest.current),
      // Before the editor has read it: of some megabytes it makes a document first, for seconds.
      handleDOMEvents: { paste: (_, event) => refuseTooLong(event, latest.current) },
      handleDrop: (_, event) => (event.dataTransfer?.files.length ?? 0) > 0,
    },
  });
  const drawn = useRef(revision);
  useEffect(() => {
    if (!editor || drawn.current === revision) return;
    drawn.current = revision;
    editor.commands.setContent(latest.current.html, { emitUpdate: false, parseOptions });
  }, [editor, revision]);
  useEffect(() => {
    editor?.setEditable(!disabled, false);
  }, [editor, disabled]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the attributes are asked for when the fault comes or goes
  useEffect(() => {
    editor?.setOptions({});
  }, [editor, describedBy]);
  if (!editor) return null;
  return (
    <div className="reply-editor">
      <EditorContent editor={editor} />
      <SlashList slash={slash} />
      <div className="reply-tools">
        <ReplyToolbar editor={editor} disabled={disabled} />
        {tools}
      </div>
    </div>
  );
}

function handleOf(editor: Editor): EditorHandle {
  return {
    focus: () => editor.commands.focus(),
    show: (html) => editor.commands.setContent(html, { emitUpdate: false, parseOptions }),
    focusBeforeEnd: (places) => {
      editor.view.focus();
      editor.commands.setTextSelection(Math.max(1, editor.state.doc.content.size - 1 - places));
    },
    insert: (pieces) => {
      const from = editor.state.selection.from;
      editor.chain().focus().insertContent(contentOf(pieces)).run();
      selectOpenSlot(editor, from - 1);
    },
    append: (pieces) => {
      const end = editor.state.doc.content.size;
      if (editor.isEmpty) editor.commands.setContent(toEditorHtml(pieces), { emitUpdate: true });
      else editor.commands.insertContentAt(end, toEditorHtml(pieces));
      editor.commands.focus('end');
    },
    insertPicture: (address, name) => {
      editor
        .chain()
        .focus()
        .insertContent([
          { type: 'image', attrs: { src: address, alt: name } },
          { type: 'text', text: ' ' },
        ])
        .run();
    },
  };
}

/** A single line goes into the line that is there. */
function contentOf(pieces: readonly SlotPiece[]): string {
  const html = toEditorHtml(pieces);
  const only = /^<p>((?:(?!<\/p>).)*)<\/p>$/s.exec(html);
  return only?.[1] ?? html;
}

/** Tab leads from one open slot to the next, and leaves the text where there is none. */
function toOpenSlot(editor: Editor): boolean {
  return selectOpenSlot(editor, editor.state.selection.from) || selectOpenSlot(editor, -1);
}

function selectOpenSlot(editor: Editor, after: number): boolean {
  let found = -1;
  editor.state.doc.descendants((node, position) => {
    if (found < 0 && node.type.name === 'slot' && position > after) found = position;
    return found < 0;
  });
  return found >= 0 && editor.commands.setNodeSelection(found);
}

function refuseTooLong(event: ClipboardEvent, props: ReplyEditorProps): boolean {
  const text = event.clipboardData?.getData('text/plain') ?? '';
  if (text.length <= longestPaste) return false;
  event.preventDefault();
  props.onTooLong(text);
  return true;
}

function pasteFiles({ clipboardData }: ClipboardEvent, props: ReplyEditorProps): boolean {
  // Programs that copy words often add a picture of them: the words are meant.
  const files = [...(clipboardData?.files ?? [])];
  if (files.length === 0 || clipboardData?.getData('text/plain') !== '') return false;
  props.onFiles(files);
  return true;
}
