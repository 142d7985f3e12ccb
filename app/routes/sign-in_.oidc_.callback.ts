// Back from the company's sign-in provider: who is it, and has he an account here?

import { type LoaderFunctionArgs, redirect } from '@remix-run/node';

import { joinByProvider } from '../../db/provider-accounts.ts';
import { readKept, writeKept } from '../keep-oidc.ts';
import { letIn } from '../let-in.ts';
import type { doorNotices } from '../view/door-notice.ts';

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { oidc, db, log } = context.app;
  if (!oidc) throw new Response('No provider', { status: 404 });
  const refuse = async (notice: keyof typeof doorNotices) =>
    redirect(`/sign-in?notice=${notice}`, { headers: { 'Set-Cookie': await writeKept(context, null) } });
  const kept = await readKept(request, context);
  if (!kept) return await refuse('provider-refused');
  const answer = await oidc.finish(new URL(request.url).search, kept);
  if (answer.kind !== 'person') {
    log.warn(
      { kind: answer.kind, reason: 'reason' in answer ? answer.reason : '' },
      'a provider’s sign-in failed',
    );
    return await refuse(`provider-${answer.kind}`);
  }
  const agentId = await joinByProvider(db, answer, oidc.domain, new Date());
  if (agentId === null) {
    log.info('somebody without an account signed in at the provider');
    return await refuse('provider-unknown');
  }
  const opened = await letIn(request, context, agentId, kept.to);
  // What was kept is used once.
  opened.headers.append('Set-Cookie', await writeKept(context, null));
  return opened;
}
