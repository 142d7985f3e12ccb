// What is in a file that a browser does not draw: fetched when somebody looks at it.

import { useFetcher } from '@remix-run/react';
import { useEffect } from 'react';

import type { FilePreview } from '../file-preview.ts';
import type { loader } from '../routes/attachments.$id.preview.ts';
import type { Say } from '../words/say.ts';
import { useSay } from './say.tsx';

export function FilePreviewPane({ id }: { id: number }) {
  const say = useSay();
  const { load, data, state } = useFetcher<typeof loader>({ key: `preview-${id}` });
  useEffect(() => load(`/attachments/${id}/preview`), [load, id]);
  if (!data) {
    return <p role="status">{state === 'idle' ? '' : say('One moment …')}</p>;
  }
  return <Preview preview={data} />;
}

function Preview({ preview }: { preview: FilePreview }) {
  const say = useSay();
  switch (preview.kind) {
    case 'text':
      return (
        <div className="viewer-paper">
          <pre dir="auto">{preview.text}</pre>
          {preview.cut ? (
            <p className="quiet">{say('Only its beginning is shown; saved, it is whole.')}</p>
          ) : null}
        </div>
      );
    case 'table':
      return (
        <div className="viewer-paper">
          <Rows rows={preview.rows} />
          {preview.cut ? (
            <p className="quiet">{say('Only its beginning is shown; saved, it is whole.')}</p>
          ) : null}
        </div>
      );
    case 'mail':
      return (
        <div className="viewer-paper">
          <Facts
            facts={[
              [say('From'), preview.from],
              [say('To'), preview.to],
              [say('Subject'), preview.subject],
              [say('Date'), preview.at ? moment(preview.at, say) : ''],
              [say('Files'), preview.files.join(', ')],
            ]}
          />
          <p className="mail-text" dir="auto">
            {preview.text}
          </p>
        </div>
      );
    case 'event':
      return <Event event={preview.event} />;
    case 'none':
      return <p className="viewer-paper">{say('This file cannot be shown here; save it to open it.')}</p>;
    default:
      return preview satisfies never;
  }
}

function Rows({ rows: [head = [], ...rows] }: { rows: readonly (readonly string[])[] }) {
  return (
    <table className="viewer-table">
      <thead>
        <tr>
          {head.map((cell, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: cells have nothing but their place
            <th key={at} scope="col">
              <bdi>{cell}</bdi>
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: rows have nothing but their place
          <tr key={at}>
            {row.map((cell, place) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: cells have nothing but their place
              <td key={place}>
                <bdi>{cell}</bdi>
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Facts({ facts }: { facts: readonly (readonly [name: string, value: string])[] }) {
  return (
    <dl className="viewer-facts">
      {facts
        .filter(([, value]) => value !== '')
        .map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>
              <bdi>{value}</bdi>
            </dd>
          </div>
        ))}
    </dl>
  );
}

type EventProps = Readonly<{ event: Extract<FilePreview, { kind: 'event' }>['event'] }>;

function Event({ event }: EventProps) {
  const say = useSay();
  const when = [event.start, event.end].flatMap((each) =>
    each
      ? [each.wholeDay ? day(each.at, say) : `${moment(each.at, say)}${each.zone ? ` (${each.zone})` : ''}`]
      : [],
  );
  return (
    <div className="viewer-paper">
      <h3 className="viewer-event">
        <bdi>{event.title || say('An event without a name')}</bdi>
        {event.cancelled ? ` · ${say('called off')}` : ''}
      </h3>
      <Facts
        facts={[
          [say('When'), [...new Set(when)].join(' – ')],
          [say('Where'), event.where],
          [say('Invited by'), event.organizer],
          [say('Guests'), event.guests > 0 ? String(event.guests) : ''],
        ]}
      />
      <p className="mail-text" dir="auto">
        {event.words}
      </p>
    </div>
  );
}

/** A time without a zone is that of wherever it takes place: shown as it stands. */
const moment = (at: string, say: Say) =>
  new Intl.DateTimeFormat(say.locale, { dateStyle: 'full', timeStyle: 'short' }).format(new Date(at));
const day = (at: string, say: Say) =>
  new Intl.DateTimeFormat(say.locale, { dateStyle: 'full', timeZone: 'UTC' }).format(new Date(at));
