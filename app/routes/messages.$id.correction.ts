// An agent says what a mail really was, or takes that back.

import { type ActionFunctionArgs, data } from '@remix-run/node';
import { correctUndoably, takeBackUndoably } from '../../db/beside-actions.ts';
import { findJudgement } from '../../db/corrections.ts';
import { listOwnIntents } from '../../db/models.ts';
import { isIntent } from '../../triage/intents.ts';
import type { Understanding } from '../../triage/understanding.ts';
import { parseForm } from '../form.ts';
import { correctionForm } from '../forms/correction.ts';
import { requireAgent } from '../session.ts';
import { toCorrection, toVerdict } from '../view/correction-view.ts';
import { toSay } from '../words/say.ts';

export async function action({ request, params, context }: ActionFunctionArgs) {
  const agent = await requireAgent(request, context);
  const { db } = context.app;
  const id = /^\d{1,15}$/.test(params.id ?? '') ? Number(params.id) : 0;
  const { value, faults } = await parseForm(request, correctionForm);
  if (faults) return data({ fault: toSay('This form is broken; load the page again.') }, { status: 400 });
  if (value.intent === 'take-back') {
    await takeBackUndoably(db, id, agent.id);
    return data({ fault: null });
  }
  if (!isIntent(value.wish) && !(await listOwnIntents(db)).includes(value.wish)) {
    return data({ fault: toSay('Choose one of the list.') }, { status: 400 });
  }
  const judged = await findJudgement(db, id);
  const verdict = judged ? toVerdict(judged, judged.understanding as Understanding | null) : null;
  if (!verdict) throw new Response('No such mail', { status: 404 });
  const correction = toCorrection(value, verdict);
  if (Object.values(correction).every((each) => each === null)) {
    return data(
      { fault: toSay('That is how the mail was read already: change what was wrong.') },
      { status: 400 },
    );
  }
  if (!(await correctUndoably(db, id, agent.id, correction))) {
    throw new Response('No such mail', { status: 404 });
  }
  return data({ fault: null });
}
