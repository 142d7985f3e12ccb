// Switches the second step on, with a first code as proof that the phone has it; gives recovery codes; switches it off.

import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';

import { SealError } from '../../config/seal.ts';
import { getAccount, isOwnPassword } from '../../db/accounts.ts';
import type { Agent } from '../../db/agents.ts';
import { replaceRecoveryCodes, turnTwoStepOff, turnTwoStepOn } from '../../db/two-step.ts';
import { PageFault } from '../components/page-fault.tsx';
import { TwoStepPage } from '../components/two-step-page.tsx';
import type { RequestContext } from '../context.ts';
import { type Faults, parseFormData } from '../form.ts';
import { codeForm, confirmForm } from '../forms/account.ts';
import { readSay } from '../language.ts';
import { requireAgent } from '../session.ts';
import { countTry, noteRight, noteWrong } from '../try-limits.ts';
import {
  beginTwoStep,
  findTotpStep,
  makeRecoveryCodes,
  openSetUp,
  plainCode,
  sealTotp,
  showTwoStep,
  type TwoStepSetUp,
} from '../two-step.server.ts';

export const meta = ({ data: page }: { data?: { title: string } }) => [{ title: page?.title ?? 'Baton' }];

export async function loader({ request, context }: LoaderFunctionArgs) {
  const agent = await requireAgent(request, context);
  const [account, say] = await Promise.all([getAccount(context.app.db, agent.id), readSay(request)]);
  const { twoStep, recoveryCodes, hasPassword } = account;
  return { title: `${say('Second step')} · Baton`, twoStep, recoveryCodes, hasPassword };
}

export type TwoStepAnswer = Readonly<{
  step: string;
  faults: Faults;
  fault: string | null;
  done: string | null;
  /** What the phone is to scan; it comes back with the first code. */
  setUp: TwoStepSetUp | null;
  /** Shown this once. */
  codes: readonly string[] | null;
}>;

export async function action({ request, context }: ActionFunctionArgs) {
  const agent = await requireAgent(request, context);
  const { db, config } = context.app;
  const form = await request.formData();
  const step = String(form.get('step') ?? '');
  const say = await readSay(request);
  const answer = (said: Partial<TwoStepAnswer>, status = 200) =>
    data<TwoStepAnswer>(
      { step, faults: {}, fault: null, done: null, setUp: null, codes: null, ...said },
      { status, headers: { 'Cache-Control': 'no-store' } },
    );
  switch (step) {
    case 'begin':
      return answer({ setUp: await beginTwoStep(config.secret, agent) });
    case 'confirm': {
      const secret = readSecret(config.secret, agent, String(form.get('sealed') ?? ''));
      if (secret === null) return answer({ fault: say('This form is broken.') }, 400);
      const { value, faults } = parseFormData(form, codeForm);
      const at = value && (await findTotpStep(secret, plainCode(value.code), new Date()));
      if (at === null) {
        const setUp = await showTwoStep(config.secret, agent, secret);
        const wrong = {
          code: say('That is not the code that the app shows now. Is the phone’s clock right?'),
        };
        return answer({ setUp, faults: faults ?? wrong }, 400);
      }
      const codes = makeRecoveryCodes();
      await turnTwoStepOn(db, agent, {
        ...{ secret: sealTotp(config.secret, agent.id, secret), step: at },
        recoveryCodes: codes.map(plainCode),
      });
      return answer({ codes });
    }
    case 'codes':
    case 'off': {
      const fault = await confirmPassword(request, context, agent, form);
      if (fault) return answer({ faults: { old: fault } }, 400);
      if (step === 'codes') {
        const codes = makeRecoveryCodes();
        await replaceRecoveryCodes(db, agent, codes.map(plainCode));
        return answer({ codes });
      }
      const { email } = agent;
      await db
        .transaction()
        .execute((trx) =>
          turnTwoStepOff(trx, agent.id, { who: email, subject: email, action: 'account.two_step_off' }),
        );
      return answer({ done: say('The second step is off: your password is enough again.') });
    }
    default:
      return answer({ fault: say('This form is broken.') }, 400);
  }
}

function readSecret(key: string, agent: Agent, sealed: string): string | null {
  try {
    return openSetUp(key, agent.id, sealed);
  } catch (error) {
    if (error instanceof SealError) return null;
    throw error;
  }
}

/** Answers what is wrong: an open screen alone takes nobody's second step away. */
async function confirmPassword(
  request: Request,
  context: RequestContext,
  agent: Agent,
  form: FormData,
): Promise<string | null> {
  const { value } = parseFormData(form, confirmForm);
  const { refusal, closed } = await countTry(request, context, 'password', agent.email);
  if (refusal) return refusal.data.fault;
  if (value && (await isOwnPassword(context.app.db, agent.id, value.old))) {
    noteRight(context, 'password', agent.email);
    return null;
  }
  await noteWrong(context, 'password', agent.email, closed);
  const say = await readSay(request);
  return say('That is not your password.');
}

export default function TwoStep() {
  return <TwoStepPage {...useLoaderData<typeof loader>()} />;
}

export function ErrorBoundary() {
  return <PageFault />;
}
