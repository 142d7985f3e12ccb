// Every address that is no page: a proper 404, with a way on.

import { PageFault } from '../components/page-fault.tsx';

export const meta = () => [{ title: 'Baton' }];

export async function loader(): Promise<never> {
  throw new Response('Not found', { status: 404 });
}

export async function action(): Promise<never> {
  throw new Response('Not found', { status: 404 });
}

export default function NotFound() {
  return null;
}

export function ErrorBoundary() {
  return <PageFault />;
}
