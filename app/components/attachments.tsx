// The files of a mail: pictures as pictures, the rest by name and size; a click looks inside, another saves.

import {
  CalendarDays,
  Download,
  Eye,
  FileText,
  type LucideIcon,
  Mail,
  ShieldAlert,
  Table2,
} from 'lucide-react';
import { lazy, Suspense, useState } from 'react';

import type { AttachmentView } from '../view/attachment-view.ts';
import { fetchPart } from './patient-fetch.ts';
import { useSay } from './say.tsx';

/** Fetched when somebody first looks into a file. */
const Viewer = lazy(() => fetchPart(() => import('./attachment-viewer.tsx')));

const icons: Readonly<Record<string, LucideIcon>> = { table: Table2, mail: Mail, event: CalendarDays };

type Props = Readonly<{ files: readonly AttachmentView[] }>;

export function Attachments({ files }: Props) {
  const say = useSay();
  const [open, setOpen] = useState<number | null>(null);
  const shown = files.filter((file) => file.show !== null);
  if (files.length === 0) return null;
  return (
    <>
      <ul className="attachments" aria-label={say('Files of this mail')}>
        {files.map((file) => (
          <li key={file.id}>
            <Attachment file={file} look={() => setOpen(shown.indexOf(file))} />
          </li>
        ))}
      </ul>
      {open === null ? null : (
        <Suspense fallback={null}>
          <Viewer files={shown} first={open} onClose={() => setOpen(null)} />
        </Suspense>
      )}
    </>
  );
}

function Attachment({ file, look }: { file: AttachmentView; look: () => void }) {
  const say = useSay();
  const [asked, setAsked] = useState(false);
  const Icon = file.danger ? ShieldAlert : (icons[file.show ?? ''] ?? FileText);
  return (
    <div className="attachment" data-danger={file.danger ? true : undefined}>
      {file.show === 'image' && file.thumbnail ? (
        <button
          type="button"
          className="attachment-picture"
          onClick={look}
          aria-label={say('Look at {name}', { name: file.name })}
        >
          <img src={`/attachments/${file.id}`} alt="" loading="lazy" />
        </button>
      ) : null}
      <div className="attachment-line">
        <Icon size={14} aria-hidden />
        <bdi className="attachment-name" title={file.name}>
          {file.name}
        </bdi>
        <span className="attachment-size">{file.size}</span>
        {file.show ? (
          <button
            type="button"
            onClick={look}
            aria-label={say('Look at {name}', { name: file.name })}
            title={say('Look at it')}
          >
            <Eye size={14} aria-hidden />
          </button>
        ) : null}
        {file.kept ? <Save file={file} asked={asked} ask={() => setAsked(true)} /> : null}
      </div>
      {file.kept ? null : <p className="attachment-gone">{say('Only its name is kept here.')}</p>}
      {file.danger ? (
        <p className="attachment-danger" role={asked ? 'alert' : undefined}>
          {file.danger}{' '}
          {asked ? (
            <a href={addressOf(file)} download>
              {say('Save it all the same')}
            </a>
          ) : null}
        </p>
      ) : null}
    </div>
  );
}

const addressOf = ({ id }: AttachmentView) => `/attachments/${id}?save`;

type SaveProps = Readonly<{ file: AttachmentView; asked: boolean; ask: () => void }>;

function Save({ file, asked, ask }: SaveProps) {
  const say = useSay();
  const name = say('Save {name}', { name: file.name });
  const sign = <Download size={14} aria-hidden />;
  if (file.danger && asked) return null;
  return file.danger ? (
    <button type="button" onClick={ask} aria-label={name} title={say('Save')}>
      {sign}
    </button>
  ) : (
    <a href={addressOf(file)} download aria-label={name} title={say('Save')}>
      {sign}
    </a>
  );
}
