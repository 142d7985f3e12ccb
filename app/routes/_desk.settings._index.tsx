// Every page of the settings that the one who asks may open.

import type { LoaderFunctionArgs } from '@remix-run/node';

import { SettingsList } from '../components/settings-list.tsx';
import { readSay } from '../language.ts';
import { requireAgent } from '../session.ts';

export async function loader({ request, context }: LoaderFunctionArgs) {
  await requireAgent(request, context);
  const say = await readSay(request);
  return { title: say('Settings') };
}

export const meta = ({ data: page }: { data?: { title: string } }) => [
  { title: page ? `${page.title} · Baton` : 'Baton' },
];

export default function Settings() {
  return <SettingsList />;
}
