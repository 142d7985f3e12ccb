// What words can look like: small buttons below the text, each with its key, for Markdown and keys do the same.

import { IconButton, Popover, TextField, Tooltip } from '@radix-ui/themes';
import { type Editor, useEditorState } from '@tiptap/react';
import { Bold, Code, Italic, Link2, List, ListOrdered, TextQuote } from 'lucide-react';
import { type FormEvent, type ReactNode, useState } from 'react';

import { useSay } from './say.tsx';

type Props = Readonly<{ editor: Editor; disabled: boolean }>;

export function ReplyToolbar({ editor, disabled }: Props) {
  const say = useSay();
  const on = useEditorState({
    editor,
    selector: ({ editor: now }) => ({
      bold: now.isActive('bold'),
      italic: now.isActive('italic'),
      bulletList: now.isActive('bulletList'),
      orderedList: now.isActive('orderedList'),
      blockquote: now.isActive('blockquote'),
      code: now.isActive('code'),
      link: now.isActive('link'),
    }),
  });
  const run = () => editor.chain().focus();
  return (
    <div role="toolbar" aria-label={say('How the words look')} className="reply-toolbar">
      <Tool
        label={say('Bold')}
        keys="Ctrl B"
        on={on.bold}
        disabled={disabled}
        press={() => run().toggleBold().run()}
      >
        <Bold size={14} aria-hidden />
      </Tool>
      <Tool
        label={say('Italic')}
        keys="Ctrl I"
        on={on.italic}
        disabled={disabled}
        press={() => run().toggleItalic().run()}
      >
        <Italic size={14} aria-hidden />
      </Tool>
      <Tool
        label={say('List')}
        keys="- "
        on={on.bulletList}
        disabled={disabled}
        press={() => run().toggleBulletList().run()}
      >
        <List size={14} aria-hidden />
      </Tool>
      <Tool
        label={say('Numbered list')}
        keys="1. "
        on={on.orderedList}
        disabled={disabled}
        press={() => run().toggleOrderedList().run()}
      >
        <ListOrdered size={14} aria-hidden />
      </Tool>
      <Tool
        label={say('Quote')}
        keys="> "
        on={on.blockquote}
        disabled={disabled}
        press={() => run().toggleBlockquote().run()}
      >
        <TextQuote size={14} aria-hidden />
      </Tool>
      <Tool
        label={say('Code')}
        keys="`code`"
        on={on.code}
        disabled={disabled}
        press={() => run().toggleCode().run()}
      >
        <Code size={14} aria-hidden />
      </Tool>
      <LinkTool editor={editor} on={on.link} disabled={disabled} />
    </div>
  );
}

type ToolProps = Readonly<{
  label: string;
  keys: string;
  on: boolean;
  disabled: boolean;
  press: () => void;
  children: ReactNode;
}>;

function Tool({ label, keys, on, disabled, press, children }: ToolProps) {
  return (
    <Tooltip content={`${label} · ${keys}`}>
      <IconButton
        type="button"
        variant="ghost"
        color="gray"
        size="1"
        aria-label={label}
        aria-pressed={on}
        disabled={disabled}
        onMouseDown={(event) => event.preventDefault()}
        onClick={press}
      >
        {children}
      </IconButton>
    </Tooltip>
  );
}

function LinkTool({ editor, on, disabled }: Props & Readonly<{ on: boolean }>) {
  const say = useSay();
  const [open, setOpen] = useState(false);
  const set = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    // It stands inside the form of the answer, which is not to be sent by this.
    event.stopPropagation();
    const typed = String(new FormData(event.currentTarget).get('address') ?? '').trim();
    const address = typed === '' || /^(?:https?:|mailto:|tel:)/i.test(typed) ? typed : `https://${typed}`;
    const chain = editor.chain().focus().extendMarkRange('link');
    if (address === '') chain.unsetLink().run();
    else if (editor.state.selection.empty && !on)
      chain
        .insertContent({ type: 'text', text: typed, marks: [{ type: 'link', attrs: { href: address } }] })
        .run();
    else chain.setLink({ href: address }).run();
    setOpen(false);
  };
  return (
    <Popover.Root open={open} onOpenChange={setOpen}>
      <Tooltip content={say('Link')}>
        <Popover.Trigger>
          <IconButton
            type="button"
            variant="ghost"
            color="gray"
            size="1"
            aria-label={say('Link')}
            aria-pressed={on}
            disabled={disabled}
          >
            <Link2 size={14} aria-hidden />
          </IconButton>
        </Popover.Trigger>
      </Tooltip>
      <Popover.Content size="1" width="320px">
        <form onSubmit={set} noValidate>
          <div className="reply-link">
            <label htmlFor="reply-link-address">{say('Address of the link; empty takes it away')}</label>
            <TextField.Root
              id="reply-link-address"
              name="address"
              type="url"
              size="2"
              placeholder="https://"
              defaultValue={String(editor.getAttributes('link').href ?? '')}
            />
          </div>
        </form>
      </Popover.Content>
    </Popover.Root>
  );
}
