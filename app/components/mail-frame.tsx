// A mail's own HTML, cleaned on the server and shut in a frame that can run nothing and fetch nothing.

import { ImageOff } from 'lucide-react';
import { useState } from 'react';

/** Pixels. A frame that runs nothing cannot say how high it is: guessed from its words, and drawn larger by hand. */
const guessHeight = (text: string) => {
  const lines = text.split('\n').reduce((sum, line) => sum + Math.max(1, Math.ceil(line.length / 70)), 0);
  return Math.min(560, 120 + lines * 22);
};

export function MailFrame({ messageId, text }: { messageId: number; text: string }) {
  const [images, setImages] = useState(false);
  return (
    <div className="mail-frame">
      {images ? null : (
        <p className="message-note">
          <ImageOff size={14} aria-hidden />
          <span>
            Pictures from elsewhere are not fetched: they would tell the sender that you read this.{' '}
            <button type="button" className="text-button" onClick={() => setImages(true)}>
              Fetch them
            </button>
          </span>
        </p>
      )}
      <iframe
        title="The mail as it was sent"
        src={`/messages/${messageId}/html${images ? '?images=1' : ''}`}
        sandbox="allow-popups allow-popups-to-escape-sandbox"
        referrerPolicy="no-referrer"
        loading="lazy"
        style={{ blockSize: guessHeight(text) }}
      />
    </div>
  );
}
