// From the press of a button to the answer on its way: what should be known first is asked, and the draft is kept before.

import { useFetcher } from '@remix-run/react';
import { type FormEvent, useEffect, useRef, useState } from 'react';

import type { action } from '../routes/_desk.inbox.$id.tsx';
import { faultOf } from './act-fault.tsx';
import type { Kept } from './use-reply-draft.ts';

export type SendIntent = 'send' | 'send-and-resolve';

/** How it is to be sent; kept while a question is open, so that "send anyway" means the same. */
export type Sending = Readonly<{
  intent: SendIntent;
  /** ISO 8601; '' for at once. */
  later: string;
  /** Words and the bot's draft they are, for what is sent as it stands. */
  asItIs: Readonly<{ text: string; draft: number }> | null;
  /** A colleague's answer that has been read. */
  over: number;
  warned: boolean;
}>;

type Options = Readonly<{
  form: { current: HTMLFormElement | null };
  /** What to ask first; none: it may go. */
  warningsOf: (sending: Sending) => readonly string[];
  /** Keeps the draft: without that nothing is sent. */
  keep: () => Promise<Kept>;
  onSent: () => void;
}>;

const plain: Sending = { intent: 'send', later: '', asItIs: null, over: 0, warned: false };

export function useReplySend({ form, warningsOf, keep, onSent }: Options) {
  const fetcher = useFetcher<typeof action>();
  // Apart: to try that again is not to send.
  const discarding = useFetcher();
  const [asked, setAsked] = useState<Sending>(plain);
  const [warnings, setWarnings] = useState<readonly string[]>([]);
  // From the press on: a second one comes before the page is drawn anew.
  const busy = useRef(false);
  const [keeping, setKeeping] = useState(false);
  /** Baton was not reached: it did not even begin. */
  const [unreached, setUnreached] = useState(false);
  // Without a connection the page's data is being fetched for as long as that lasts.
  const idle = fetcher.state === 'idle' || faultOf(fetcher)?.unreached === true;
  useEffect(() => {
    if (idle) busy.current = false;
  }, [idle]);
  const sent = fetcher.data?.sent ?? null;
  // biome-ignore lint/correctness/useExhaustiveDependencies: once for each answer that was taken
  useEffect(() => {
    if (sent !== null) onSent();
  }, [sent]);

  const start = async (changes: Partial<Sending>) => {
    if (busy.current || !form.current) return;
    const sending = { ...plain, ...changes };
    setAsked(sending);
    const found = sending.warned ? [] : warningsOf(sending);
    setWarnings(found);
    if (found.length > 0) return;
    busy.current = true;
    setKeeping(true);
    setUnreached(false);
    const kept = await keep();
    setKeeping(false);
    if (kept !== 'kept' || !form.current) {
      setUnreached(kept === 'offline');
      busy.current = false;
      return;
    }
    const body = new FormData(form.current);
    body.set('intent', sending.intent);
    body.set('later', sending.later);
    body.set('over', String(sending.over));
    if (sending.asItIs) {
      body.set('text', sending.asItIs.text);
      body.set('draft', String(sending.asItIs.draft));
      body.delete('html');
    }
    fetcher.submit(body, { method: 'post', encType: 'multipart/form-data' });
  };

  const working = keeping || !idle || discarding.state === 'submitting';
  return {
    working,
    intent: working ? asked.intent : null,
    warnings: working ? [] : warnings,
    fault: working || unreached ? null : (fetcher.data?.fault ?? null),
    /** It may be tried again as it is. */
    unreached: !working && (unreached || faultOf(fetcher)?.unreached === true),
    faults: working ? {} : (fetcher.data?.faults ?? {}),
    colleague: working ? null : (fetcher.data?.colleague ?? null),
    start,
    onSubmit: (event: FormEvent<HTMLFormElement>) => {
      event.preventDefault();
      const { submitter } = event.nativeEvent as SubmitEvent;
      const intent = submitter instanceof HTMLButtonElement ? submitter.value : '';
      void start({ intent: intent === 'send-and-resolve' ? intent : 'send' });
    },
    /** As it was asked before, in the knowledge of what was told. */
    again: (changes: Partial<Sending>) => void start({ ...asked, ...changes }),
    back: () => setWarnings([]),
    /** The bot's draft is not wanted. */
    discarding,
    discard: (draft: number) =>
      discarding.submit({ intent: 'discard-draft', draft: String(draft) }, { method: 'post' }),
  };
}
