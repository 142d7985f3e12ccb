// Telling by the browser: only what no page of ours that is in sight tells, and each thing once however many pages are open.

/** Held by every page in sight (Web Locks, W3C); kept from pages without TLS, where each page then rings for itself. */
const inSight = 'baton-in-sight';
/** Held by the one hidden page that goes on listening. */
const listening = 'baton-listening';

export const canRing = () => 'Notification' in window;
export const mayRing = () => canRing() && Notification.permission === 'granted';

/** Says to the other pages that this one is in sight; answers how to say that it no longer is. */
export function holdVisible(): () => void {
  return hold(inSight, 'shared', () => {});
}

/** Calls `onMine` once no other hidden page listens; answers how to give that up. */
export function waitForRing(onMine: () => void): () => void {
  return hold(listening, 'exclusive', onMine);
}

function hold(name: string, mode: LockMode, onMine: () => void): () => void {
  const giveUp = new AbortController();
  const given = new Promise<void>((resolve) => giveUp.signal.addEventListener('abort', () => resolve()));
  if (!navigator.locks) {
    onMine();
    return () => giveUp.abort();
  }
  navigator.locks
    .request(name, { mode, signal: giveUp.signal }, () => {
      onMine();
      return given;
    })
    .catch(() => {
      // Given up before it was ours.
    });
  return () => giveUp.abort();
}

async function isPageInSight(): Promise<boolean> {
  if (!document.hidden) return true;
  const held = (await navigator.locks?.query())?.held ?? [];
  return held.some(({ name }) => name === inSight);
}

export type Ringing = Readonly<{ id: number; title: string; body: string; to: string; language: string }>;

/** `onOpen` is given the place that it leads to. */
export async function ring(of: Ringing, onOpen: (to: string) => void): Promise<void> {
  if (!mayRing() || (await isPageInSight())) return;
  const { id, title, body, to, language } = of;
  // One with the same tag takes the other's place.
  const shown = new Notification(title, { body, tag: `baton-${id}`, icon: '/icon.svg', lang: language });
  shown.onclick = () => {
    window.focus();
    shown.close();
    onOpen(to);
  };
}
