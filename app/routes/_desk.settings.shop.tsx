// The live shop's page: where orders are asked for, how its answer is read, and whether it answers.

import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';

import { PageFault } from '../components/page-fault.tsx';
import { ShopPage } from '../components/shop-page.tsx';
import { fromShopFields, shopFaultsByField, toShopFields } from '../forms/shop-fields.ts';
import { readSay } from '../language.ts';
import { requireRole } from '../session.ts';
import { readShop, saveShop } from '../shop-settings.ts';

export const meta = ({ data: page }: { data?: { title: string } }) => [{ title: page?.title ?? 'Baton' }];

export async function loader({ request, context }: LoaderFunctionArgs) {
  await requireRole(request, context, ['admin']);
  const say = await readSay(request);
  const shop = await readShop(context.app);
  return {
    title: `${say('Shop')} · Baton`,
    fields: toShopFields(shop),
    state: shop && {
      updatedAt: shop.updatedAt,
      updatedBy: shop.updatedBy,
      failingSince: shop.failingSince,
      fault: shop.fault,
    },
  };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const agent = await requireRole(request, context, ['admin']);
  const faults = await saveShop(context.app, fromShopFields(await request.formData()), agent.email);
  return faults ? data({ faults: shopFaultsByField(faults) }, { status: 400 }) : redirect('/settings/shop');
}

export default function ShopSettings() {
  const { title: _, ...page } = useLoaderData<typeof loader>();
  // What was saved is a new form: the secret that was typed is not in it any more.
  return <ShopPage key={page.state?.updatedAt} {...page} />;
}

export function ErrorBoundary() {
  return <PageFault />;
}
