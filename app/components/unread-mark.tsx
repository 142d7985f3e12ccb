// Says of a row that it holds news: a dot beside the heavier words, and a word for who hears the row.

import { useSay } from './say.tsx';

export function UnreadMark() {
  const say = useSay();
  return (
    <>
      <span className="unread-mark" aria-hidden />
      <span className="visually-hidden">{say('unread')} </span>
    </>
  );
}
