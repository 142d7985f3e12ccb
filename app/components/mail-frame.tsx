// A mail's own HTML, cleaned on the server and shut in a frame that can run nothing and fetch nothing.

import { useFetcher } from '@remix-run/react';
import { EyeOff, ImageOff, Link2, Minus, Plus } from 'lucide-react';
import { type ReactNode, useState } from 'react';

import type { action } from '../routes/messages.$id.pictures.ts';
import { useSay } from './say.tsx';
import { useDarkPage } from './use-dark-page.ts';
import { type FrameFacts, useFittedFrame } from './use-fitted-frame.ts';

type Props = Readonly<{
  messageId: number;
  sender: string;
  /** What stands there until the frame is drawn and measured: nothing jumps twice. */
  children: ReactNode;
}>;

export function MailFrame({ messageId, sender, children }: Props) {
  const say = useSay();
  const dark = useDarkPage();
  const [once, setOnce] = useState(false);
  const [zoom, setZoom] = useState(1);
  const pictures = useFetcher<typeof action>({ key: `pictures-${messageId}` });
  const { frame, fitted, onLoad } = useFittedFrame(zoom);
  const asked = new URLSearchParams();
  if (dark) asked.set('dark', '1');
  if (once) asked.set('images', '1');
  // What is allowed for the sender is the server's to know: after each change the frame asks anew.
  const changes = useChanges(pictures.state);
  if (changes > 0) asked.set('change', String(changes));
  const query = asked.size > 0 ? `?${asked}` : '';
  const choose = (intent: 'allow' | 'forbid') => {
    if (intent === 'forbid') setOnce(false);
    pictures.submit({ intent }, { method: 'post', action: `/messages/${messageId}/pictures` });
  };
  return (
    <div className="mail-frame">
      {fitted ? (
        <FrameNotes facts={fitted.facts} sender={sender} showOnce={() => setOnce(true)} choose={choose} />
      ) : (
        children
      )}
      {pictures.data?.fault ? (
        <p className="message-note" role="alert">
          {pictures.data.fault}
        </p>
      ) : null}
      <div className="mail-frame-box" data-waiting={fitted ? undefined : true}>
        <iframe
          ref={frame}
          title={say('The mail as it was sent')}
          src={`/messages/${messageId}/html${query}`}
          sandbox="allow-same-origin allow-popups allow-popups-to-escape-sandbox"
          referrerPolicy="no-referrer"
          onLoad={onLoad}
          style={{ blockSize: fitted?.height ?? 0 }}
        />
        {fitted ? <Zoom zoom={zoom} setZoom={setZoom} /> : null}
      </div>
    </div>
  );
}

type NotesProps = Readonly<{
  facts: FrameFacts;
  sender: string;
  showOnce: () => void;
  choose: (intent: 'allow' | 'forbid') => void;
}>;

function FrameNotes({ facts, sender, showOnce, choose }: NotesProps) {
  const say = useSay();
  const { pictures, trackers, doubts, fetched, always } = facts;
  return (
    <div className="frame-notes" role="status">
      {pictures > 0 && !fetched ? (
        <p className="message-note">
          <ImageOff size={14} aria-hidden />
          <span>
            {say.count(
              pictures,
              '{count} picture from elsewhere is not fetched: it would tell the sender that you read this.',
              '{count} pictures from elsewhere are not fetched: they would tell the sender that you read this.',
            )}{' '}
            <button type="button" className="text-button" onClick={showOnce}>
              {say('Show this time')}
            </button>{' '}
            <button type="button" className="text-button" onClick={() => choose('allow')}>
              {say('Always show those of {sender}', { sender })}
            </button>
          </span>
        </p>
      ) : null}
      {always ? (
        <p className="message-note">
          <ImageOff size={14} aria-hidden />
          <span>
            {say('Pictures of {sender} are fetched without asking.', { sender })}{' '}
            <button type="button" className="text-button" onClick={() => choose('forbid')}>
              {say('Ask again')}
            </button>
          </span>
        </p>
      ) : null}
      {trackers > 0 ? (
        <p
          className="message-note"
          title={say('Pictures that nobody can see: they only report who reads, where and when.')}
        >
          <EyeOff size={14} aria-hidden />
          <span>{say.count(trackers, '{count} tracker blocked', '{count} trackers blocked')}</span>
        </p>
      ) : null}
      {doubts > 0 ? (
        <p className="message-note" data-shade="doubt">
          <Link2 size={14} aria-hidden />
          <span>
            {say.count(
              doubts,
              '{count} link leads elsewhere than it seems to; it is marked below.',
              '{count} links lead elsewhere than they seem to; they are marked below.',
            )}
          </span>
        </p>
      ) : null}
    </div>
  );
}

/** Times larger or smaller, as a browser's own zoom has them. */
const steps = [0.5, 0.67, 0.8, 0.9, 1, 1.1, 1.25, 1.5, 2];

function Zoom({ zoom, setZoom }: { zoom: number; setZoom: (zoom: number) => void }) {
  const say = useSay();
  const place = steps.indexOf(zoom);
  const step = (by: number) => setZoom(steps[Math.max(0, Math.min(steps.length - 1, place + by))] ?? 1);
  const shown = new Intl.NumberFormat(say.locale, { style: 'percent' }).format(zoom);
  return (
    <fieldset className="mail-zoom">
      <legend className="visually-hidden">{say('Size of this mail')}</legend>
      <button type="button" onClick={() => step(-1)} disabled={place === 0} aria-label={say('Smaller')}>
        <Minus size={14} aria-hidden />
      </button>
      <button
        type="button"
        onClick={() => setZoom(1)}
        aria-label={say('{percent}, back to its own size', { percent: shown })}
      >
        {shown}
      </button>
      <button
        type="button"
        onClick={() => step(1)}
        disabled={place === steps.length - 1}
        aria-label={say('Larger')}
      >
        <Plus size={14} aria-hidden />
      </button>
    </fieldset>
  );
}

/** How often a fetcher has come back. */
function useChanges(state: string): number {
  const [changes, setChanges] = useState({ count: 0, state });
  if (changes.state !== state) {
    const done = changes.state !== 'idle' && state === 'idle';
    setChanges({ count: changes.count + (done ? 1 : 0), state });
  }
  return changes.count;
}
