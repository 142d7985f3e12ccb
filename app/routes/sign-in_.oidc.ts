// The way to the company's sign-in provider.

import { type LoaderFunctionArgs, redirect } from '@remix-run/node';

import { writeKept } from '../keep-oidc.ts';
import { safeDestination } from '../session.ts';

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { oidc, log } = context.app;
  if (!oidc) throw new Response('No provider', { status: 404 });
  const to = safeDestination(new URL(request.url).searchParams.get('to'));
  const begun = await oidc.begin();
  if (!begun) {
    log.warn('the sign-in provider does not answer');
    return redirect(`/sign-in?notice=provider-down&to=${encodeURIComponent(to)}`);
  }
  return redirect(begun.url, {
    headers: { 'Set-Cookie': await writeKept(context, { ...begun.kept, to }), 'Cache-Control': 'no-store' },
  });
}
