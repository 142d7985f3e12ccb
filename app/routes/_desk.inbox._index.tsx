// Beside the list while no conversation is open.

import { Kbd } from '@radix-ui/themes';
import type { LoaderFunctionArgs } from '@remix-run/node';
import { MailOpen } from 'lucide-react';

import { useSay } from '../components/say.tsx';
import { requireAgent } from '../session.ts';

export async function loader({ request, context }: LoaderFunctionArgs) {
  await requireAgent(request, context);
  return null;
}

export default function NoConversation() {
  const say = useSay();
  return (
    <section className="no-conversation" aria-label={say('No conversation open')}>
      <MailOpen size={28} aria-hidden />
      <p>{say('Choose a conversation')}</p>
      <p className="hint">
        <Kbd>j</Kbd> <Kbd>k</Kbd> {say('to move')} · <Kbd>o</Kbd> {say('to open')} · <Kbd>x</Kbd>{' '}
        {say('to choose')} · <Kbd>?</Kbd> {say('for all keys')}
      </p>
    </section>
  );
}
