// The files of an answer: chosen, dropped or pasted; a pasted picture stands where the text marks it.

import { Button, IconButton } from '@radix-ui/themes';
import { Paperclip, X } from 'lucide-react';
import { type ClipboardEvent, type DragEvent, useRef, useState } from 'react';

import { markImage } from '../view/image-mark.ts';
import type { KeptFiles } from './use-draft.ts';

/** Keeps the files in a real file field, so that the form sends them as any form does. */
export function useReplyFiles(insert: (text: string) => void) {
  const input = useRef<HTMLInputElement>(null);
  const [names, setNames] = useState<readonly string[]>([]);
  const set = (files: readonly File[]) => {
    if (!input.current) return;
    const transfer = new DataTransfer();
    for (const file of files) transfer.items.add(file);
    input.current.files = transfer.files;
    setNames(files.map((file) => file.name));
  };
  const chosen = () => [...(input.current?.files ?? [])];
  const add = (files: readonly File[]) => set([...chosen(), ...files]);
  return {
    input,
    names,
    // A field that is chosen in again forgets what it held: what was there before is put back.
    onChoose: (before: readonly File[]) => set([...before, ...chosen()]),
    chosen,
    remove: (index: number) => set(chosen().filter((_, place) => place !== index)),
    clear: () => set([]),
    onDrop: (event: DragEvent) => {
      if (event.dataTransfer.files.length === 0) return;
      event.preventDefault();
      add([...event.dataTransfer.files]);
    },
    onPaste: (event: ClipboardEvent) => {
      const pictures = [...event.clipboardData.files].filter((file) => file.type.startsWith('image/'));
      if (pictures.length === 0) return;
      event.preventDefault();
      const named = pictures.map((file, index) => {
        const ending = file.type.slice('image/'.length).replace('jpeg', 'jpg');
        const name = `image-${chosen().length + index + 1}.${ending}`;
        return new File([file], name, { type: file.type });
      });
      add(named);
      insert(named.map((file) => markImage(file.name)).join('\n'));
    },
  };
}

type Props = Readonly<{
  files: ReturnType<typeof useReplyFiles>;
  kept: KeptFiles | null;
  dropKept: () => void;
  disabled: boolean;
}>;

export function ReplyFiles({ files, kept, dropKept, disabled }: Props) {
  const before = useRef<readonly File[]>([]);
  return (
    <div className="reply-files">
      <input
        ref={files.input}
        type="file"
        name="files"
        multiple
        hidden
        aria-label="Files to send along"
        onClick={() => {
          before.current = files.chosen();
        }}
        onChange={() => files.onChoose(before.current)}
      />
      <input type="hidden" name="filesOf" value={kept?.messageRow ?? 0} />
      <Button
        type="button"
        variant="ghost"
        color="gray"
        size="1"
        disabled={disabled}
        onClick={() => files.input.current?.click()}
      >
        <Paperclip size={14} aria-hidden /> Attach files
      </Button>
      {kept?.names.map((name) => (
        <span key={`kept ${name}`} className="reply-file">
          <bdi>{name}</bdi>
        </span>
      ))}
      {kept ? <RemoveButton label="Leave these files out" disabled={disabled} onClick={dropKept} /> : null}
      {files.names.map((name, index) => (
        // Two files may have one name: the place tells them apart.
        // biome-ignore lint/suspicious/noArrayIndexKey: the list is only ever rebuilt whole
        <span key={`${index} ${name}`} className="reply-file">
          <bdi>{name}</bdi>
          <RemoveButton label={`Leave out ${name}`} disabled={disabled} onClick={() => files.remove(index)} />
        </span>
      ))}
    </div>
  );
}

type RemoveProps = Readonly<{ label: string; disabled: boolean; onClick: () => void }>;

function RemoveButton({ label, disabled, onClick }: RemoveProps) {
  return (
    <IconButton
      type="button"
      variant="ghost"
      color="gray"
      size="1"
      aria-label={label}
      disabled={disabled}
      onClick={onClick}
    >
      <X size={12} aria-hidden />
    </IconButton>
  );
}
