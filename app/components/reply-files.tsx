// The files of an answer: chosen, dropped or pasted, and told by name.

import { Button, IconButton } from '@radix-ui/themes';
import { Paperclip, X } from 'lucide-react';
import { useRef } from 'react';

import { FieldFault } from './field.tsx';
import { useSay } from './say.tsx';
import type { useReplyFiles } from './use-reply-files.ts';

type Props = Readonly<{
  files: ReturnType<typeof useReplyFiles>;
  /** Pictures that the text shows in their place are not told once more. */
  html: string;
  disabled: boolean;
}>;

export function ReplyFiles({ files: { files, coming, fault, remove }, html, disabled }: Props) {
  const say = useSay();
  const attached = files.filter(({ id }) => !html.includes(`"/reply-files/${id}"`));
  if (attached.length === 0 && coming.length === 0 && !fault) return null;
  return (
    <div className="reply-files">
      {attached.map(({ id, filename }) => (
        <span key={id} className="reply-file">
          <bdi>{filename}</bdi>
          <IconButton
            type="button"
            variant="ghost"
            color="gray"
            size="1"
            aria-label={say('Leave out {name}', { name: filename })}
            disabled={disabled}
            onClick={() => remove(id)}
          >
            <X size={12} aria-hidden />
          </IconButton>
        </span>
      ))}
      {coming.map((name, index) => (
        // Two files may have one name: the place tells them apart.
        // biome-ignore lint/suspicious/noArrayIndexKey: the list is only ever rebuilt whole
        <span key={`${index} ${name}`} className="reply-file" role="status">
          <bdi>{name}</bdi> <span className="quiet">{say('is being stored …')}</span>
        </span>
      ))}
      <FieldFault id="reply-files-fault" fault={fault ?? undefined} />
    </div>
  );
}

/** A real file field, which sends its files with the form where no script runs. */
export function AttachButton({
  add,
  disabled,
}: {
  add: (files: readonly File[]) => void;
  disabled: boolean;
}) {
  const say = useSay();
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <input
        ref={input}
        type="file"
        name="files"
        multiple
        hidden
        aria-label={say('Files to send along')}
        onChange={({ target }) => {
          add([...(target.files ?? [])]);
          // They are stored: the form has nothing more to send.
          target.value = '';
        }}
      />
      <Button
        type="button"
        variant="ghost"
        color="gray"
        size="1"
        disabled={disabled}
        onClick={() => input.current?.click()}
      >
        <Paperclip size={14} aria-hidden /> {say('Attach files')}
      </Button>
    </>
  );
}
