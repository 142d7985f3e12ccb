// The live shop's page: where orders are asked for, how its answer is read, and whether it answers.

import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';

import { PageFault } from '../components/page-fault.tsx';
import { ShopPage } from '../components/shop-page.tsx';
import { fromShopFields, shopFaultsByField, toShopFields } from '../forms/shop-fields.ts';
import { requireRole } from '../session.ts';
import { readShop, saveShop } from '../shop-settings.ts';

export const meta = () => [{ title: 'Shop · Baton' }];

export async function loader({ request, context }: LoaderFunctionArgs) {
  await requireRole(request, context, ['admin']);
  const shop = await readShop(context.app);
  return {
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
  const page = useLoaderData<typeof loader>();
  // What was saved is a new form: the secret that was typed is not in it any more.
  return <ShopPage key={page.state?.updatedAt} {...page} />;
}

export function ErrorBoundary() {
  return <PageFault />;
}
