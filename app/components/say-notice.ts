// A word to the agent from anywhere in the desk: the place for notices shows it.

const noticeEvent = 'baton:notice';

/** The place for notices is fetched after the page: what is said before it is there waits for it. */
const early: string[] = [];
let heard = false;

/** Says something for some seconds. */
export function showNotice(words: string): void {
  if (!heard) early.push(words);
  else document.dispatchEvent(new CustomEvent<string>(noticeEvent, { detail: words }));
}

export const onNotice = (listen: (words: string) => void): (() => void) => {
  const hear = (event: Event) => listen((event as CustomEvent<string>).detail);
  document.addEventListener(noticeEvent, hear);
  heard = true;
  for (const words of early.splice(0)) listen(words);
  return () => {
    heard = false;
    document.removeEventListener(noticeEvent, hear);
  };
};
