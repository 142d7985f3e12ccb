// A word to the agent from anywhere in the desk: the place for notices shows it.

const noticeEvent = 'baton:notice';

/** Says something for some seconds. */
export function showNotice(words: string): void {
  document.dispatchEvent(new CustomEvent<string>(noticeEvent, { detail: words }));
}

export const onNotice = (listen: (words: string) => void): (() => void) => {
  const hear = (event: Event) => listen((event as CustomEvent<string>).detail);
  document.addEventListener(noticeEvent, hear);
  return () => document.removeEventListener(noticeEvent, hear);
};
