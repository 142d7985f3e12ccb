// A mail's own HTML, cleaned on the server and shut in a frame that can run nothing and fetch nothing.

import { Button } from '@radix-ui/themes';
import { ImageOff } from 'lucide-react';
import { useState } from 'react';

export function MailFrame({ messageId }: { messageId: number }) {
  const [images, setImages] = useState(false);
  return (
    <div className="mail-frame">
      {images ? null : (
        <p className="message-note">
          <ImageOff size={14} aria-hidden /> Pictures from elsewhere are not fetched: they would tell the
          sender that you read this.
          <Button variant="ghost" size="1" onClick={() => setImages(true)}>
            Fetch them
          </Button>
        </p>
      )}
      <iframe
        title="The mail as it was sent"
        src={`/messages/${messageId}/html${images ? '?images=1' : ''}`}
        sandbox="allow-popups allow-popups-to-escape-sandbox"
        referrerPolicy="no-referrer"
        loading="lazy"
      />
    </div>
  );
}
