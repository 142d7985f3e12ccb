// My account: name, language, zone, password, the second step, and where I am signed in.

import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';

import { changePassword, getAccount, isOwnPassword, saveProfile } from '../../db/accounts.ts';
import { recordAudit } from '../../db/audit.ts';
import { endSessions, listSessions } from '../../db/sessions.ts';
import { AccountPage } from '../components/account-page.tsx';
import { PageFault } from '../components/page-fault.tsx';
import { type Faults, parseFormData } from '../form.ts';
import { passwordForm, profileForm, sessionId } from '../forms/account.ts';
import { asLanguage, readSay, sayIn, writeLanguage } from '../language.ts';
import { readSessionToken, requireAgent } from '../session.ts';
import { countTry, noteRight, noteWrong } from '../try-limits.ts';
import { deviceOf } from '../view/device-words.ts';
import { toSay } from '../words/say.ts';

export const meta = ({ data: page }: { data?: { title: string } }) => [{ title: page?.title ?? 'Baton' }];

export async function loader({ request, context }: LoaderFunctionArgs) {
  const agent = await requireAgent(request, context);
  const { db } = context.app;
  const token = (await readSessionToken(request)) ?? '';
  const [account, sessions, say] = await Promise.all([
    getAccount(db, agent.id),
    listSessions(db, agent.id, token, new Date()),
    readSay(request),
  ]);
  return {
    title: `${say('My account')} · Baton`,
    account: { ...account, language: asLanguage(account.language) ?? say.language },
    sessions: sessions.map(({ id, userAgent, address, createdAt, lastSeenAt, current }) => ({
      ...{ id, address, current, device: deviceOf(userAgent) },
      since: createdAt.toISOString(),
      seen: lastSeenAt.toISOString(),
    })),
  };
}

export type AccountAnswer = Readonly<{
  /** Which part of the page answers. */
  step: string;
  faults: Faults;
  fault: string | null;
  done: string | null;
}>;

export async function action({ request, context }: ActionFunctionArgs) {
  const agent = await requireAgent(request, context);
  const { db } = context.app;
  const form = await request.formData();
  const step = String(form.get('step') ?? '');
  const token = (await readSessionToken(request)) ?? '';
  const say = await readSay(request);
  const answer = (said: Partial<AccountAnswer>, status = 200, headers: Record<string, string> = {}) =>
    data<AccountAnswer>({ step, faults: {}, fault: null, done: null, ...said }, { status, headers });
  switch (step) {
    case 'profile': {
      const { value, faults } = parseFormData(form, profileForm);
      if (faults) return answer({ faults }, 400);
      await saveProfile(db, agent, value);
      const done = sayIn(value.language)(toSay('Saved.'));
      return answer({ done }, 200, { 'Set-Cookie': await writeLanguage(value.language) });
    }
    case 'password': {
      const { value, faults } = parseFormData(form, passwordForm);
      if (faults) return answer({ faults }, 400);
      const { refusal, closed } = await countTry(request, context, 'password', agent.email);
      if (refusal) return answer({ fault: refusal.data.fault }, 429);
      if (!(await isOwnPassword(db, agent.id, value.old))) {
        await noteWrong(context, 'password', agent.email, closed);
        return answer({ faults: { old: say('That is not your password.') } }, 400);
      }
      noteRight(context, 'password', agent.email);
      await changePassword(db, agent, value.password, token);
      return answer({ done: say('Your password is changed. All other sessions have ended.') });
    }
    case 'end-session':
    case 'end-others': {
      const id = step === 'end-session' ? sessionId.safeParse(form.get('session')).data : undefined;
      if (step === 'end-session' && id === undefined)
        return answer({ fault: say('This form is broken.') }, 400);
      const ended = await db.transaction().execute(async (trx) => {
        const count = await endSessions(trx, agent.id, { ...(id ? { id } : {}), exceptToken: token });
        const { email: who } = agent;
        if (count > 0)
          await recordAudit(trx, {
            ...{ who, action: 'account.sessions_ended', subject: who, after: { count } },
          });
        return count;
      });
      return answer({
        done: say.count(ended, '{count} session has ended.', '{count} sessions have ended.'),
      });
    }
    default:
      return answer({ fault: say('This form is broken.') }, 400);
  }
}

export default function Account() {
  return <AccountPage {...useLoaderData<typeof loader>()} />;
}

export function ErrorBoundary() {
  return <PageFault />;
}
