// The files of an unsent answer: on the server as soon as they are chosen, dropped or pasted.

import { useRevalidator } from '@remix-run/react';
import { useEffect, useRef, useState } from 'react';

import type { DraftFile } from '../../db/reply-drafts.ts';
import type { FilesAnswer } from '../routes/conversations.$id.files.ts';
import { useSay } from './say.tsx';

type Options = Readonly<{
  /** Those that the server has. */
  stored: readonly DraftFile[];
  /** Pictures that were pasted, for the text. */
  onPictures: (pictures: readonly DraftFile[]) => void;
}>;

export function useReplyFiles(conversationId: number, { stored, onPictures }: Options) {
  const say = useSay();
  const { revalidate } = useRevalidator();
  const [files, setFiles] = useState(stored);
  const [coming, setComing] = useState<readonly string[]>([]);
  const [fault, setFault] = useState<string | null>(null);
  const under = useRef<Promise<unknown>>(Promise.resolve());
  const known = stored.map(({ id }) => id).join();
  // biome-ignore lint/correctness/useExhaustiveDependencies: when the server has other ones
  useEffect(() => setFiles(stored), [known]);

  const upload = async (given: readonly File[], inText: boolean) => {
    if (given.length === 0) return;
    setFault(null);
    setComing((names) => [...names, ...given.map(({ name }) => name)]);
    const body = new FormData();
    for (const file of given) body.append('files', file);
    try {
      const response = await fetch(`/conversations/${conversationId}/files`, { method: 'POST', body });
      if (response.redirected) throw new Error('signed out');
      const answer: FilesAnswer = await response.json();
      setFiles(answer.files);
      setFault(answer.fault);
      if (inText) onPictures(answer.added.filter(({ contentType }) => shown.test(contentType)));
    } catch {
      setFault(say('The files could not be stored. Check the connection and choose them again.'));
    }
    setComing((names) => names.slice(given.length));
  };
  const remove = async (id: number) => {
    setFiles((now) => now.filter((file) => file.id !== id));
    const gone = await fetch(`/reply-files/${id}`, { method: 'POST' }).then(
      ({ ok, redirected }) => ok && !redirected,
      () => false,
    );
    // The desk tells of it, with the way to undo it.
    if (gone) return revalidate();
    setFiles(stored);
    setFault(say('The file could not be taken out. Check the connection and try again.'));
  };
  return {
    files,
    coming,
    fault,
    /** One after the other, so that each knows how much there is; `inText` shows pictures where the cursor is. */
    add: (given: readonly File[], inText = false) => {
      under.current = under.current.then(() => upload(given, inText));
    },
    remove: (id: number) => {
      under.current = under.current.then(() => remove(id));
    },
    /** What was sent has taken them along. */
    clear: () => setFiles([]),
    done: () => under.current,
  };
}

const shown = /^image\/(?:png|jpeg|gif|webp)$/;
