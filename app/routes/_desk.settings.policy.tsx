// The policy's page: what the bot may do, what a change would change, and every version there was.

import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';

import { getPolicy, listPolicyVersions, replacePolicy } from '../../db/policies.ts';
import { checkPolicy } from '../../triage/policy-check.ts';
import { listApprovedTemplates } from '../approved-templates.ts';
import { PageFault } from '../components/page-fault.tsx';
import { PolicyPage } from '../components/policy-page.tsx';
import { fromFields, type PolicyFields, toFields } from '../forms/policy-fields.ts';
import { requireRole } from '../session.ts';
import {
  type Change,
  changesBetween,
  faultsByField,
  toPolicyView,
  toVersionViews,
} from '../view/policy-view.ts';

/** Older versions are kept too; nobody scrolls further. */
const versionsShown = 20;

export const meta = () => [{ title: 'Policy · Baton' }];

export async function loader({ request, context }: LoaderFunctionArgs) {
  await requireRole(request, context, ['manager', 'admin']);
  const { db } = context.app;
  const [{ version, policy }, versions] = await Promise.all([
    getPolicy(db),
    listPolicyVersions(db, versionsShown + 1),
  ]);
  return {
    version: version ?? 0,
    paused: policy.paused,
    view: toPolicyView(policy),
    history: toVersionViews(versions, versionsShown),
  };
}

type Answer = Readonly<{ changes: readonly Change[] | null; faults: Readonly<Record<string, string>> }>;

export async function action({ request, context }: ActionFunctionArgs) {
  const agent = await requireRole(request, context, ['manager', 'admin']);
  const { db } = context.app;
  const given = Object.fromEntries(await request.formData());
  const fields = Object.fromEntries(
    Object.entries(given).map(([name, value]) => [name, String(value).replaceAll('\r\n', '\n')]),
  ) satisfies PolicyFields;
  const { version, policy: before } = await getPolicy(db);
  if (Number(fields.basedOn) !== (version ?? 0)) return refuse({ form: changedMeanwhile }, 409);
  const templates = await listApprovedTemplates(context);
  const { policy, faults } = checkPolicy(fromFields(fields, before), templates);
  if (faults) return refuse(faultsByField(faults, toFields(before)), 400);
  const changes = changesBetween(before, policy);
  if (fields.step !== 'save') return data<Answer>({ changes, faults: {} });
  if (changes.length === 0) return redirect('/settings/policy');
  const saved = await replacePolicy(db, policy, agent.email, version);
  return saved ? redirect('/settings/policy') : refuse({ form: changedMeanwhile }, 409);
}

const changedMeanwhile =
  'Somebody has saved another version meanwhile. Load the page again and look at it first.';

const refuse = (faults: Answer['faults'], status: number) =>
  data<Answer>({ changes: null, faults }, { status });

export default function PolicySettings() {
  const page = useLoaderData<typeof loader>();
  // A new version is a new form: what was typed into the old one is in it.
  return <PolicyPage key={page.version} {...page} />;
}

export function ErrorBoundary() {
  return <PageFault />;
}
