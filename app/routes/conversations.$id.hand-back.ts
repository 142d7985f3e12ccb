// The bot answers this conversation again.

import type { ActionFunctionArgs } from '@remix-run/node';
import { data } from '@remix-run/node';
import { handBack } from '../../db/hand-back.ts';
import { readSay } from '../language.ts';
import { rowId } from '../row-id.ts';
import { requireAgent } from '../session.ts';

export async function action({ request, params, context }: ActionFunctionArgs) {
  await requireAgent(request, context);
  if (await handBack(context.app.db, rowId(params.id))) return data({ fault: null });
  const say = await readSay(request);
  return data({ fault: say('This conversation is no longer there.') }, { status: 404 });
}
