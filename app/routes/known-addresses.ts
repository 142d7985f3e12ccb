// Known people whose name or address begins as somebody types.

import type { LoaderFunctionArgs } from '@remix-run/node';
import { suggestAddresses } from '../../db/known-addresses.ts';
import { requireAgent } from '../session.ts';

/** More would be a list to read. */
const most = 6;

export async function loader({ request, context }: LoaderFunctionArgs) {
  await requireAgent(request, context);
  const typed = new URL(request.url).searchParams.get('q') ?? '';
  return { found: await suggestAddresses(context.app.db, typed, most) };
}
