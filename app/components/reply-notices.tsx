// What an agent should know before an answer leaves: each says what happened and offers a way on.

import { Button, Callout } from '@radix-ui/themes';
import { Link, useLocation } from '@remix-run/react';
import { CircleAlert } from 'lucide-react';
import type { ReactNode } from 'react';

import type { Colleague } from '../send-reply.ts';
import { useSay } from './say.tsx';
import { When } from './time.tsx';
import type { DraftConflict, DraftState } from './use-reply-draft.ts';
import type { useReplySend } from './use-reply-send.ts';

export function ReplyNotice({ children }: { children: ReactNode }) {
  return (
    <Callout.Root color="amber" size="1" role="alert" highContrast className="reply-notice">
      <Callout.Icon>
        <CircleAlert size={16} aria-hidden />
      </Callout.Icon>
      <div className="reply-notice-words">{children}</div>
    </Callout.Root>
  );
}

type ActProps = Readonly<{ press: () => void; quiet?: boolean; children: ReactNode }>;

export function Act({ press, quiet = false, children }: ActProps) {
  return (
    <Button type="button" size="1" variant={quiet ? 'ghost' : 'soft'} onClick={press}>
      {children}
    </Button>
  );
}

/** Why it was not sent; `again` sends it as it was asked for. */
export function SendFault({
  sending: { fault, unreached, again },
}: {
  sending: ReturnType<typeof useReplySend>;
}) {
  const say = useSay();
  if (!fault && !unreached) return null;
  return (
    <ReplyNotice>
      <span>{fault ?? say('Not sent: Baton cannot be reached. Your text stays here; try again.')}</span>
      {unreached ? <Act press={() => again({})}>{say('Try again')}</Act> : null}
    </ReplyNotice>
  );
}

const show = (messageId: number) =>
  document.getElementById(`message-${messageId}`)?.scrollIntoView({ block: 'center', behavior: 'smooth' });

/** A second answer to the same question is the one thing that a shared inbox must not send. */
export function ColleagueSent({ colleague, sendAnyway }: { colleague: Colleague; sendAnyway: () => void }) {
  const say = useSay();
  return (
    <ReplyNotice>
      <span>
        {say('{name} has just answered. Yours was not sent.', { name: colleague.name })}{' '}
        <When at={colleague.at} words="ago" />
      </span>
      <Act press={() => show(colleague.messageId)}>{say('Read it')}</Act>
      <Act quiet press={sendAnyway}>
        {say('Send mine too')}
      </Act>
    </ReplyNotice>
  );
}

export function NewerMail({ messageId, name, seen }: { messageId: number; name: string; seen: () => void }) {
  const say = useSay();
  return (
    <ReplyNotice>
      <span>{say('{name} wrote again while you were writing.', { name })}</span>
      <Act
        press={() => {
          show(messageId);
          seen();
        }}
      >
        {say('Read it')}
      </Act>
    </ReplyNotice>
  );
}

type WarningsProps = Readonly<{ warnings: readonly string[]; sendAnyway: () => void; back: () => void }>;

export function SendWarnings({ warnings, sendAnyway, back }: WarningsProps) {
  const say = useSay();
  return (
    <ReplyNotice>
      {warnings.map((warning) => (
        <span key={warning}>{warning}</span>
      ))}
      <Act press={back}>{say('Back to the text')}</Act>
      <Act quiet press={sendAnyway}>
        {say('Send anyway')}
      </Act>
    </ReplyNotice>
  );
}

type ConflictProps = Readonly<{ conflict: DraftConflict; settle: (keepMine: boolean) => void }>;

/** Two windows of one agent. */
export function DraftChanged({ conflict: { current }, settle }: ConflictProps) {
  const say = useSay();
  return (
    <ReplyNotice>
      <span>
        {current
          ? say('You have changed this draft in another window. Nothing is lost yet: choose which one stays.')
          : say('You have sent or discarded this draft in another window. What stands here was not sent.')}
      </span>
      <Act press={() => settle(false)}>{current ? say('Take the other one') : say('Discard this one')}</Act>
      <Act quiet press={() => settle(true)}>
        {say('Keep this one')}
      </Act>
    </ReplyNotice>
  );
}

export function SignedOut() {
  const say = useSay();
  const { pathname, search } = useLocation();
  return (
    <ReplyNotice>
      <span>
        {say('You are signed out. Your text is kept in this browser and is here when you come back.')}
      </span>
      <Link to={`/sign-in?to=${encodeURIComponent(pathname + search)}`}>{say('Sign in again')}</Link>
    </ReplyNotice>
  );
}

/** Below the text, quietly: is it kept? */
export function DraftMark({ state }: { state: DraftState }) {
  const say = useSay();
  const words: Record<DraftState, string> = {
    same: '',
    unsaved: say('Not kept yet'),
    saving: say('Keeping the draft …'),
    saved: say('Draft kept'),
    offline: say('Baton cannot be reached: the draft is kept in this browser'),
    'not-discarded': say('Baton cannot be reached: nothing was discarded. Try again.'),
    'signed-out': say('Kept in this browser'),
    gone: say('This conversation is no longer there: copy your text'),
  };
  return (
    <span className="reply-kept" role="status" data-state={state}>
      {words[state]}
    </span>
  );
}
