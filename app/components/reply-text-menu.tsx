// Ready words for an answer, found by typing: saved replies and the team's templates.

import { Button, Popover, TextField } from '@radix-ui/themes';
import { Link } from '@remix-run/react';
import { MessageSquareText } from 'lucide-react';
import { type KeyboardEvent, useState } from 'react';

import { findTexts, type ReplyText } from '../view/reply-text.ts';
import { useSay } from './say.tsx';

type Props = Readonly<{
  /** Null while they are fetched. */
  texts: readonly ReplyText[] | null;
  want: () => void;
  take: (text: ReplyText) => void;
  disabled: boolean;
}>;

const most = 50;

/** What was chosen stands in the text, and so does the cursor; else the focus goes back to the button. */
const leaveToText = (event: Event) => {
  if (document.activeElement !== document.body) event.preventDefault();
};

export function ReplyTextMenu({ texts, want, take, disabled }: Props) {
  const say = useSay();
  const [open, setOpen] = useState(false);
  const [typed, setTyped] = useState('');
  const found = findTexts(texts ?? [], typed, most);
  const choose = (text: ReplyText | undefined) => {
    if (!text || text.text === '') return;
    setOpen(false);
    setTyped('');
    take(text);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Enter') return;
    event.preventDefault();
    choose(found.find(({ text }) => text !== ''));
  };
  const kinds: Record<ReplyText['kind'], string> = {
    own: say('Mine'),
    shared: say('The team’s'),
    template: say('Template'),
  };
  return (
    <Popover.Root
      open={open}
      onOpenChange={(opens) => {
        if (opens) want();
        setOpen(opens);
      }}
    >
      <Popover.Trigger>
        <Button type="button" variant="ghost" color="gray" size="1" disabled={disabled} data-key=";">
          <MessageSquareText size={14} aria-hidden /> {say('Saved replies')}
        </Button>
      </Popover.Trigger>
      <Popover.Content size="1" width="380px" onCloseAutoFocus={leaveToText}>
        <TextField.Root
          size="2"
          placeholder={say('Find a saved reply or a template')}
          aria-label={say('Find a saved reply or a template')}
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
          onKeyDown={onKeyDown}
        />
        <ul className="reply-texts">
          {found.map((text) => (
            <li key={text.key}>
              <button type="button" disabled={text.text === ''} onClick={() => choose(text)}>
                <strong>{text.name}</strong> <span className="quiet">{kinds[text.kind]}</span>
                <span className="reply-text-words">
                  {text.text === '' ? say('Needs facts that are not known here') : text.text}
                </span>
              </button>
            </li>
          ))}
        </ul>
        {texts === null ? <p className="quiet">{say('Fetching …')}</p> : null}
        {texts !== null && found.length === 0 ? (
          <p className="quiet">
            {texts.length === 0 ? say('Nothing is saved yet.') : say('Nothing is called so.')}
          </p>
        ) : null}
        <p className="reply-texts-foot">
          <Link to="/settings/replies">{say('Manage saved replies')}</Link>
        </p>
      </Popover.Content>
    </Popover.Root>
  );
}
