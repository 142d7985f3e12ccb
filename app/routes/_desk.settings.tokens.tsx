// The tokens with which other programs use the API: made here, shown once, taken back here.

import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';

import { recordAudit } from '../../db/audit.ts';
import { createToken, listTokens, revokeToken } from '../../db/tokens.ts';
import { PageFault } from '../components/page-fault.tsx';
import { TokensPage } from '../components/tokens-page.tsx';
import { parseForm } from '../form.ts';
import { chosenScopes, tokenForm } from '../forms/token.ts';
import { readSay } from '../language.ts';
import { requireRole } from '../session.ts';

export const meta = ({ data: page }: { data?: { title: string } }) => [
  { title: page ? `${page.title} · Baton` : 'Baton' },
];

export async function loader({ request, context }: LoaderFunctionArgs) {
  await requireRole(request, context, ['admin']);
  const tokens = await listTokens(context.app.db);
  return {
    title: (await readSay(request))('Tokens'),
    tokens: tokens.map(({ createdAt, lastUsedAt, ...token }) => ({
      ...token,
      createdAt: createdAt.toISOString(),
      lastUsedAt: lastUsedAt?.toISOString() ?? null,
    })),
  };
}

const nothing = { faults: {} as Readonly<Record<string, string>>, token: null as string | null };

export async function action({ request, context }: ActionFunctionArgs) {
  const { email } = await requireRole(request, context, ['admin']);
  const { value, faults } = await parseForm(request, tokenForm);
  if (faults) return data({ ...nothing, faults }, { status: 400 });
  const { db } = context.app;
  switch (value.intent) {
    case 'create': {
      const { name, perMinute } = value;
      const scopes = chosenScopes(value);
      const token = await db.transaction().execute(async (trx) => {
        await recordAudit(trx, {
          ...{ who: email, action: 'token.created', subject: name },
          after: { scopes, perMinute },
        });
        return await createToken(trx, name, { scopes, perMinute, createdBy: email });
      });
      return data({ ...nothing, token });
    }
    case 'revoke':
      await db.transaction().execute(async (trx) => {
        const name = await revokeToken(trx, value.id);
        if (name !== null) await recordAudit(trx, { who: email, action: 'token.revoked', subject: name });
      });
      return data(nothing);
    default:
      return value satisfies never;
  }
}

export default function Tokens() {
  return <TokensPage {...useLoaderData<typeof loader>()} />;
}

export function ErrorBoundary() {
  return <PageFault />;
}
