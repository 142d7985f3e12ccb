// The policy's page: what the bot may do, what a change would change, and every version there was.

import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';

import { getPolicy, listPolicyVersions, replacePolicy } from '../../db/policies.ts';
import { cancelReplay, discardReplay, findReplayOf, startReplay } from '../../db/replays.ts';
import { checkPolicy } from '../../triage/policy-check.ts';
import { listApprovedTemplates } from '../approved-templates.ts';
import { PageFault } from '../components/page-fault.tsx';
import { PolicyPage } from '../components/policy-page.tsx';
import { fromFields, type PolicyFields, teamKeys, toFields } from '../forms/policy-fields.ts';
import { readSay } from '../language.ts';
import { readTried } from '../read-tried.ts';
import { replaySince } from '../replay-period.ts';
import { requireRole } from '../session.ts';
import {
  type Change,
  changesBetween,
  faultsByField,
  toPolicyView,
  toVersionViews,
} from '../view/policy-view.ts';
import { toSay } from '../words/say.ts';

/** Older versions are kept too; nobody scrolls further. */
const versionsShown = 20;

export const meta = ({ data: page }: { data?: { title: string } }) => [{ title: page?.title ?? 'Baton' }];

export async function loader({ request, context }: LoaderFunctionArgs) {
  const agent = await requireRole(request, context, ['manager', 'admin']);
  const say = await readSay(request);
  const { db } = context.app;
  const [{ version, policy }, versions, tried] = await Promise.all([
    getPolicy(db),
    listPolicyVersions(db, versionsShown + 1),
    findReplayOf(db, agent.email),
  ]);
  // What was tried and not saved yet is still in the fields, also after a reload.
  const draft = tried?.replay.basedOn === version ? (tried.proposal.policy ?? null) : null;
  const shown = draft ?? policy;
  return {
    title: `${say('Policy')} · Baton`,
    version: version ?? 0,
    paused: shown.paused,
    view: toPolicyView(say, shown),
    history: toVersionViews(say, versions, versionsShown),
    tried:
      tried && draft
        ? {
            changes: changesBetween(say, policy, draft),
            ...(await readTried(context, request, say, tried.replay)),
          }
        : null,
  };
}

type Answer = Readonly<{
  changes: readonly Change[] | null;
  faults: Readonly<Record<string, string>>;
  /** These very values have been tried, or are being tried. */
  tried: boolean;
}>;

export async function action({ request, context }: ActionFunctionArgs) {
  const agent = await requireRole(request, context, ['manager', 'admin']);
  const say = await readSay(request);
  const { db } = context.app;
  const given = Object.fromEntries(await request.formData());
  const fields = Object.fromEntries(
    Object.entries(given).map(([name, value]) => [name, String(value).replaceAll('\r\n', '\n')]),
  ) satisfies PolicyFields;
  if (fields.step === 'discard') {
    await discardReplay(db, agent.email);
    return redirect('/settings/policy');
  }
  const { version, policy: before } = await getPolicy(db);
  if (Number(fields.basedOn) !== (version ?? 0)) return refuse({ form: changedMeanwhile }, 409);
  const templates = await listApprovedTemplates(context);
  const { policy, faults } = checkPolicy(fromFields(fields, before), templates, say);
  if (faults) return refuse(faultsByField(faults, toFields(before), teamKeys(fields)), 400);
  const changes = changesBetween(say, before, policy);
  if (fields.step === 'save') {
    if (changes.length === 0) return redirect('/settings/policy');
    const saved = await replacePolicy(db, policy, agent.email, version);
    return saved ? redirect('/settings/policy') : refuse({ form: changedMeanwhile }, 409);
  }
  if (fields.step === 'try' && changes.length > 0) {
    const since = replaySince(new Date());
    await startReplay(db, { by: agent.email, proposal: { policy }, basedOn: version, since });
  }
  const latest = await findReplayOf(db, agent.email);
  if (fields.step === 'cancel' && latest) await cancelReplay(db, latest.replay.id, new Date());
  const proposed = latest?.replay.basedOn === version ? latest.proposal.policy : undefined;
  const tried = proposed !== undefined && changesBetween(say, proposed, policy).length === 0;
  return data<Answer>({ changes, faults: {}, tried });
}

const changedMeanwhile = toSay(
  'Somebody has saved another version meanwhile. Load the page again and look at it first.',
);

const refuse = (faults: Answer['faults'], status: number) =>
  data<Answer>({ changes: null, faults, tried: false }, { status });

export default function PolicySettings() {
  const { title: _, ...page } = useLoaderData<typeof loader>();
  // A new version is a new form: what was typed into the old one is in it.
  return <PolicyPage key={page.version} {...page} />;
}

export function ErrorBoundary() {
  return <PageFault />;
}
