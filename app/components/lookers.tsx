// Who else has a conversation open, and who writes there: faces in a row of the list, words above the conversation.

import { Avatar } from '@radix-ui/themes';
import { PencilLine } from 'lucide-react';

import type { Looker } from '../lookers.ts';
import { initials } from '../view/initials.ts';
import type { Say } from '../words/say.ts';
import { useLookers } from './lookers-store.ts';
import { useSay } from './say.tsx';

/** For a row of the list. */
export function Lookers({ conversationId }: { conversationId: number }) {
  const say = useSay();
  const lookers = useLookers(conversationId);
  if (lookers.length === 0) return null;
  const words = lookers.map((looker) => lookerWords(looker, say)).join(', ');
  return (
    <span className="lookers" title={words}>
      <Faces lookers={lookers} />
      <span className="visually-hidden">{words}</span>
    </span>
  );
}

/** For the head of the conversation; says it where nobody looks. */
export function LookersLine({ conversationId }: { conversationId: number }) {
  const say = useSay();
  const lookers = useLookers(conversationId);
  return (
    <p className="lookers-line" role="status">
      {lookers.length > 0 ? (
        <>
          <Faces lookers={lookers} />
          <span>{lookers.map((looker) => lookerWords(looker, say)).join(' · ')}</span>
        </>
      ) : null}
    </p>
  );
}

/** Within the box of an answer, where whoever writes has their eyes; the head of the conversation has said it aloud. */
export function WritingToo({ conversationId }: { conversationId: number }) {
  const say = useSay();
  const writing = useLookers(conversationId).filter(({ doing }) => doing === 'replying');
  if (writing.length === 0) return null;
  return (
    <p className="writing-too">
      <Faces lookers={writing} />
      <span>{writing.map((looker) => lookerWords(looker, say)).join(' · ')}</span>
    </p>
  );
}

const mostFaces = 3;

function Faces({ lookers }: { lookers: readonly Looker[] }) {
  return (
    <span className="faces" aria-hidden>
      {lookers.slice(0, mostFaces).map(({ id, name, doing }) => (
        <span key={id} className="face" data-doing={doing}>
          <Avatar size="1" radius="full" fallback={initials(name)} />
          {doing === 'looking' ? null : <PencilLine size={10} />}
        </span>
      ))}
      {lookers.length > mostFaces ? <span className="face-more">+{lookers.length - mostFaces}</span> : null}
    </span>
  );
}

function lookerWords({ name, doing }: Looker, say: Say): string {
  if (doing === 'replying') return say('{name} is writing a reply', { name });
  return doing === 'noting' ? say('{name} is writing a note', { name }) : say('{name} is looking', { name });
}
