// Whether Baton has answered that nobody is signed in here any more: the session has run out, or was ended elsewhere. A page
// on which somebody writes stays all the same, and `live-notice.tsx` says what to do; any other one is left, as it is private.

/** `detail` says whether it is so. */
export const signedOutEvent = 'baton:signed-out';

let signedOut = false;

export function tellSignedOut(now: boolean): void {
  if (now === signedOut) return;
  signedOut = now;
  document.dispatchEvent(new CustomEvent<boolean>(signedOutEvent, { detail: now }));
}

let writtenOn: string | null = null;

/** Hears all fields of the page. */
export function noteTyping(): void {
  writtenOn = location.pathname;
}

/** Something on this page would be lost with it. */
const isWrittenOn = (): boolean => writtenOn === location.pathname;

/** As Remix writes a redirect, and as the guard leads there. */
const toSignIn = /"\/sign-in\?to=/;

/** True where the page stays; the answer can still be used. */
export async function staysSignedOut(answer: Response): Promise<boolean> {
  if (answer.status !== 202 || !isWrittenOn() || !toSignIn.test(await answer.clone().text())) return false;
  tellSignedOut(true);
  return true;
}

/** In another window, perhaps: whoever has signed in there looks here again. */
export function untilLookedAt(signal?: AbortSignal | null): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      window.removeEventListener('focus', done);
      document.removeEventListener('visibilitychange', done);
      signal?.removeEventListener('abort', done);
      resolve();
    };
    window.addEventListener('focus', done);
    document.addEventListener('visibilitychange', done);
    signal?.addEventListener('abort', done);
  });
}
