// Beside the list while no conversation is open.

import { Kbd } from '@radix-ui/themes';
import type { LoaderFunctionArgs } from '@remix-run/node';
import { MailOpen } from 'lucide-react';

import { requireAgent } from '../session.ts';

export async function loader({ request, context }: LoaderFunctionArgs) {
  await requireAgent(request, context);
  return null;
}

export default function NoConversation() {
  return (
    <section className="no-conversation" aria-label="No conversation open">
      <MailOpen size={28} aria-hidden />
      <p>Choose a conversation</p>
      <p className="hint">
        <Kbd>j</Kbd> <Kbd>k</Kbd> to move, <Kbd>o</Kbd> to open, <Kbd>?</Kbd> for all keys
      </p>
    </section>
  );
}
