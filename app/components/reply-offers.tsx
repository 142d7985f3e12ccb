// What others have written for an answer: the bot from approved words, the model provider from the thread. A person sends.

import { Button } from '@radix-ui/themes';

import type { ConversationView } from '../view/conversation-view.ts';
import { useSay } from './say.tsx';

type Props = Readonly<{
  view: ConversationView;
  /** Into the box, to be changed there; `draft` is the bot's, of which it is noted what was made. */
  take: (text: string, draft: number) => void;
  /** As it stands. */
  send: (text: string, draft: number) => void;
  discard: (draft: number) => void;
}>;

export function ReplyOffers({ view: { botDraft, draft }, take, send, discard }: Props) {
  const say = useSay();
  if (botDraft) {
    const { text, decisionId } = botDraft;
    return (
      <details className="reply-draft" open>
        <summary>{say('The bot’s draft, from approved words: check it before you send it')}</summary>
        <p dir="auto">{text}</p>
        <div className="reply-draft-acts">
          <Button type="button" size="1" variant="soft" onClick={() => send(text, decisionId)}>
            {say('Send it as it is')}
          </Button>
          <Button type="button" size="1" variant="soft" color="gray" onClick={() => take(text, decisionId)}>
            {say('Edit it')}
          </Button>
          <Button type="button" size="1" variant="ghost" color="gray" onClick={() => discard(decisionId)}>
            {say('Discard|draft')}
          </Button>
        </div>
      </details>
    );
  }
  if (!draft) return null;
  return (
    <details className="reply-draft">
      <summary>{say('Draft by {model}: check it before you send it', { model: draft.model })}</summary>
      <p dir="auto">{draft.text}</p>
      <div className="reply-draft-acts">
        <Button type="button" size="1" variant="soft" onClick={() => take(draft.text, 0)}>
          {say('Edit it')}
        </Button>
      </div>
    </details>
  );
}
