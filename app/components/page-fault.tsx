// What is shown where a page cannot be: what happened, what it means, a way on.

import { Button } from '@radix-ui/themes';
import { isRouteErrorResponse, Link, useRouteError } from '@remix-run/react';
import { ArrowLeft } from 'lucide-react';

import { toSay } from '../words/say.ts';
import { BatonMark } from './baton-mark.tsx';
import { useSay } from './say.tsx';
import { UnsentNote } from './unsent-note.tsx';

type Words = Readonly<{ title: string; text: string }>;

export function PageFault({ inside = false }: { inside?: boolean }) {
  const say = useSay();
  const { title, text } = wordsFor(useRouteError());
  const Frame = inside ? 'section' : 'main';
  return (
    <Frame className="fault">
      <BatonMark size={32} />
      <h1>{say(title)}</h1>
      <p className="quiet">{say(text)}</p>
      {inside ? <UnsentNote /> : null}
      <Button asChild variant="soft">
        <Link to="/inbox">
          <ArrowLeft size={16} aria-hidden /> {say('Back to the inbox')}
        </Link>
      </Button>
    </Frame>
  );
}

function wordsFor(error: unknown): Words {
  const status = isRouteErrorResponse(error) ? error.status : 500;
  if (status === 404)
    return {
      title: toSay('Nothing here'),
      text: toSay('This page does not exist, or what it showed is gone.'),
    };
  if (status === 403)
    return {
      title: toSay('Not for your role'),
      text: toSay('This page is for managers and admins. An admin can change your role.'),
    };
  return {
    title: toSay('Something went wrong here'),
    text: toSay('It has been noted. Nothing that was sent is lost; loading the page again may be enough.'),
  };
}
