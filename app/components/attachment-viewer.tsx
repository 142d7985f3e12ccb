// Looks into the files of a mail, one after the other: pictures, PDF files, text, tables, mails and events.

import { Dialog, IconButton } from '@radix-ui/themes';
import { ArrowLeft, ArrowRight, Download, X, ZoomIn, ZoomOut } from 'lucide-react';
import { type KeyboardEvent, useState } from 'react';

import type { AttachmentView } from '../view/attachment-view.ts';
import { FilePreviewPane } from './file-preview-pane.tsx';
import { useSay } from './say.tsx';
import { useFocusBack } from './use-focus-back.ts';

type Props = Readonly<{ files: readonly AttachmentView[]; first: number; onClose: () => void }>;

export default function AttachmentViewer({ files, first, onClose }: Props) {
  const say = useSay();
  const [place, setPlace] = useState(first);
  const [large, setLarge] = useState(false);
  const onCloseAutoFocus = useFocusBack();
  const file = files[place];
  if (!file) return null;
  const go = (by: number) => {
    setLarge(false);
    setPlace((place + by + files.length) % files.length);
  };
  const onKey = (event: KeyboardEvent) => {
    if (event.key === 'ArrowLeft') go(-1);
    else if (event.key === 'ArrowRight') go(1);
    else if (event.key === '+' || event.key === '-') setLarge(event.key === '+');
    else return;
    event.preventDefault();
  };
  const Zoom = large ? ZoomOut : ZoomIn;
  return (
    <Dialog.Root open onOpenChange={(open) => (open ? undefined : onClose())}>
      <Dialog.Content
        className="viewer"
        onCloseAutoFocus={onCloseAutoFocus}
        aria-describedby={undefined}
        onKeyDown={files.length > 1 || file.show === 'image' ? onKey : undefined}
      >
        <header className="viewer-head">
          <Dialog.Title size="3" className="viewer-title">
            <bdi>{file.name}</bdi> <span className="quiet">{file.size}</span>
          </Dialog.Title>
          {files.length > 1 ? (
            <>
              <IconButton
                variant="ghost"
                color="gray"
                onClick={() => go(-1)}
                aria-label={say('Previous file')}
              >
                <ArrowLeft size={18} aria-hidden />
              </IconButton>
              <span className="quiet" role="status">
                {say('{place} of {all}', { place: place + 1, all: files.length })}
              </span>
              <IconButton variant="ghost" color="gray" onClick={() => go(1)} aria-label={say('Next file')}>
                <ArrowRight size={18} aria-hidden />
              </IconButton>
            </>
          ) : null}
          {file.show === 'image' ? (
            <IconButton
              variant="ghost"
              color="gray"
              onClick={() => setLarge(!large)}
              aria-pressed={large}
              aria-label={say('Full size')}
            >
              <Zoom size={18} aria-hidden />
            </IconButton>
          ) : null}
          <IconButton asChild variant="ghost" color="gray">
            <a
              href={`/attachments/${file.id}?save`}
              download
              aria-label={say('Save {name}', { name: file.name })}
            >
              <Download size={18} aria-hidden />
            </a>
          </IconButton>
          <Dialog.Close>
            <IconButton variant="ghost" color="gray" aria-label={say('Close')}>
              <X size={18} aria-hidden />
            </IconButton>
          </Dialog.Close>
        </header>
        <div className="viewer-body" data-large={large || undefined} key={file.id}>
          {file.show === 'image' ? (
            <img src={`/attachments/${file.id}`} alt={file.name} />
          ) : file.show === 'pdf' ? (
            <iframe src={`/attachments/${file.id}`} title={file.name} />
          ) : (
            <FilePreviewPane id={file.id} />
          )}
        </div>
      </Dialog.Content>
    </Dialog.Root>
  );
}
