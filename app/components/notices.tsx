// The one place for what was just done: at the bottom of the desk, wherever the agent goes.

import { lazy, Suspense, useEffect, useState } from 'react';

import type { ActionDone, Undo } from '../view/undo.ts';
import { fetchPart } from './patient-fetch.ts';

const NoticeArea = lazy(() => fetchPart(() => import('./notice-area.tsx')));

export function Notices(props: { undo: Undo | null; done: ActionDone | null }) {
  const [alive, setAlive] = useState(false);
  // Not among what the first picture waits for.
  useEffect(() => setAlive(true), []);
  return alive ? (
    <Suspense>
      <NoticeArea {...props} />
    </Suspense>
  ) : null;
}
