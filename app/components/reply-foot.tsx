// Below an answer: whether it is kept, and the buttons that send it.

import { Button, Kbd } from '@radix-ui/themes';
import { Send } from 'lucide-react';

import type { ConversationView } from '../view/conversation-view.ts';
import { DraftMark } from './reply-notices.tsx';
import { useSay } from './say.tsx';
import { SendLater } from './send-later.tsx';
import type { useReplyDraft } from './use-reply-draft.ts';
import type { useReplySend } from './use-reply-send.ts';

type Props = Readonly<{
  view: ConversationView;
  draft: ReturnType<typeof useReplyDraft>;
  sending: ReturnType<typeof useReplySend>;
}>;

export function ReplyFoot({ view, draft, sending: { working, intent, start } }: Props) {
  const say = useSay();
  const { html, draft: begunAs } = draft.content;
  return (
    <div className="reply-foot">
      <span className="reply-hint">
        {html === '' ? (
          <>
            <Kbd>Ctrl + Enter</Kbd> {say('sends|key')}
          </>
        ) : (
          <>
            <DraftMark state={draft.state} />{' '}
            <button type="button" className="text-button" onClick={draft.discard} disabled={working}>
              {say('Discard|draft')}
            </button>
          </>
        )}
        {begunAs > 0 ? ` · ${say('Begun as the bot’s draft.')}` : ''}
        {view.handler === 'bot'
          ? ` · ${say('Once you answer, the bot leaves this conversation to you.')}`
          : ''}
      </span>
      <Button type="submit" name="intent" value="send-and-resolve" variant="soft" disabled={working}>
        {intent === 'send-and-resolve' ? say('Sending …') : say('Send and resolve')}
      </Button>
      <div className="reply-send">
        <Button type="submit" name="intent" value="send" disabled={working}>
          <Send size={16} aria-hidden /> {intent === 'send' ? say('Sending …') : say('Send')}
        </Button>
        <SendLater disabled={working} choose={(at) => void start({ later: at.toISOString() })} />
      </div>
    </div>
  );
}
