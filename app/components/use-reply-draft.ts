// The unsent answer: on the server a moment after the last key, in this browser until then, and the same in every window.

import { useRevalidator } from '@remix-run/react';
import { useEffect, useRef, useState } from 'react';

import type { DraftNews } from '../../db/draft-news.ts';
import { forgetKept, keepLocally, readKept } from '../view/kept-locally.ts';
import { newKey } from '../view/new-key.ts';
import type { DraftView, ReplyContent, ReplyView } from '../view/reply-view.ts';
import { type DraftSent, fetchDraft, sendDiscard, sendDraft } from './send-draft.ts';
import { signedOutEvent } from './signed-out.ts';
import { forgetUnsent, keepUnsent } from './unsent-words.ts';
import { draftEvent } from './use-live-news.ts';

/** People pause this long between sentences. Milliseconds. */
const pauseMs = 800;
/** After a failure it is tried again by itself. Milliseconds. */
const retryMs = 5_000;

export type DraftState =
  | 'same'
  | 'unsaved'
  | 'saving'
  | 'saved'
  | 'offline'
  | 'not-discarded'
  | 'signed-out'
  | 'gone';

/** `held`: the server has it not, and why is said beside the text. */
export type Kept = 'kept' | 'offline' | 'held';

/** Another window has changed the draft; null: it was sent or discarded there. */
export type DraftConflict = Readonly<{ current: DraftView | null }>;

const nothing: ReplyContent = { html: '', subject: '', cc: [], bcc: [], draft: 0 };

const contentOf = (draft: DraftView | null): ReplyContent =>
  draft
    ? { html: draft.html, subject: draft.subject, cc: draft.cc, bcc: draft.bcc, draft: draft.draft }
    : nothing;

/** `sends`: the words are on their way from this window, or may be: until that is known they stay where they are. */
export function useReplyDraft(
  conversationId: number,
  reply: ReplyView,
  sends: Readonly<{ current: boolean }>,
) {
  const place = { conversationId, agentId: reply.me };
  const [content, setContent] = useState<ReplyContent>(() => contentOf(reply.draft));
  const [state, setState] = useState<DraftState>('same');
  const [conflict, setConflict] = useState<DraftConflict | null>(null);
  /** Grows when the words were changed by anything but the editor, which then takes them over. */
  const [revision, setRevision] = useState(0);
  const [key, setKey] = useState('');
  const { revalidate } = useRevalidator();
  // Read and written by timers and answers that come later than any rendering.
  const live = useRef({ content, version: reply.draft?.version ?? 0, dirty: false, stopped: false });
  const timer = useRef<ReturnType<typeof setTimeout>>();
  const saving = useRef<Promise<Kept> | null>(null);

  const show = (next: ReplyContent) => {
    live.current.content = next;
    setContent(next);
    setRevision((count) => count + 1);
  };

  async function save(): Promise<Kept> {
    clearTimeout(timer.current);
    if (saving.current) await saving.current;
    const now = live.current;
    if (!now.dirty || now.stopped) return now.stopped ? 'held' : 'kept';
    now.dirty = false;
    setState('saving');
    saving.current = sendDraft(conversationId, now.content, now.version).then((answer) => {
      if (answer.kind === 'saved') now.version = answer.version;
      else now.dirty = true;
      return settle(answer);
    });
    const done = await saving.current;
    saving.current = null;
    return done;
  }

  function settle(answer: DraftSent): Kept {
    const now = live.current;
    switch (answer.kind) {
      case 'saved':
        if (!now.dirty) forgetKept(place);
        setState(now.dirty ? 'unsaved' : 'saved');
        return 'kept';
      case 'changed':
        now.stopped = true;
        setConflict({ current: answer.current });
        setState('unsaved');
        return 'held';
      case 'offline':
        timer.current = setTimeout(save, retryMs);
        setState('offline');
        return 'offline';
      default:
        setState(answer.kind === 'refused' ? 'unsaved' : answer.kind);
        return 'held';
    }
  }

  const change = (changes: Partial<ReplyContent>) => {
    const now = live.current;
    now.content = { ...now.content, ...changes };
    keepUnsent(conversationId, now.content.html);
    now.dirty = true;
    setContent(now.content);
    setState('unsaved');
    keepLocally(place, { content: now.content, version: now.version });
    clearTimeout(timer.current);
    if (!now.stopped) timer.current = setTimeout(save, pauseMs);
  };

  // biome-ignore lint/correctness/useExhaustiveDependencies: once, when the box appears
  useEffect(() => {
    setKey(newKey());
    const kept = readKept(place);
    if (kept) {
      live.current.version = kept.version;
      show(kept.content);
      change({});
      if (kept.version !== (reply.draft?.version ?? 0)) void save();
    }
    // Signed in again, it is kept without another word.
    const onSignedOut = ({ detail: signedOut }: CustomEventInit<boolean>) => {
      if (!signedOut) void save();
    };
    document.addEventListener(signedOutEvent, onSignedOut);
    const onNews = ({ detail: news }: CustomEventInit<DraftNews>) => {
      if (news?.conversationId === conversationId) void follow(news.version);
    };
    document.addEventListener(draftEvent, onNews);
    // Whoever leaves for another conversation does not wait for the pause.
    return () => {
      document.removeEventListener(signedOutEvent, onSignedOut);
      document.removeEventListener(draftEvent, onNews);
      void save();
    };
  }, []);

  const version = reply.draft?.version ?? 0;
  // Also without news of it: they may have been lost with the connection.
  // biome-ignore lint/correctness/useExhaustiveDependencies: only when the server has another one
  useEffect(() => {
    void follow(version);
  }, [version]);

  /**
   * Another window has another draft, or has sent it: this one shows the same, for what stands here must not be sent twice. Asked
   * for once more, since what the page has fetched may be older than what was kept from here meanwhile. What is being written
   * stays: where it is kept, both are told of.
   */
  async function follow(heard: number): Promise<void> {
    await saving.current;
    const now = live.current;
    const mayTake = () =>
      live.current === now && !now.dirty && !now.stopped && saving.current === null && !sends.current;
    if (heard === now.version || !mayTake()) return;
    const stored = await fetchDraft(conversationId);
    if (!stored || !mayTake()) return;
    const { current } = stored;
    if ((current?.version ?? 0) === now.version) return;
    if (current === null) return clear();
    now.version = current.version;
    setState('same');
    show(contentOf(current));
  }

  /** Sent or discarded: the box is empty again. */
  const clear = () => {
    clearTimeout(timer.current);
    live.current = { content: nothing, version: 0, dirty: false, stopped: false };
    forgetUnsent();
    forgetKept(place);
    setConflict(null);
    setState('same');
    setKey(newKey());
    show(nothing);
  };

  /** After a conflict: what the other window has, or what stands here. */
  const settleConflict = (keepMine: boolean) => {
    const current = conflict?.current ?? null;
    const now = live.current;
    now.version = current?.version ?? 0;
    now.stopped = false;
    setConflict(null);
    if (keepMine) return change({});
    now.dirty = false;
    forgetKept(place);
    setState('same');
    show(contentOf(current));
  };

  /** Puts other words into the box, such as a draft that is taken over. */
  const replace = (changes: Partial<ReplyContent>) => {
    change(changes);
    setRevision((count) => count + 1);
  };

  const discard = async () => {
    // What was written a moment ago comes back too where this is undone.
    await save();
    const { kind } = await sendDiscard(conversationId);
    if (kind === 'saved') {
      clear();
      // The desk tells of it, with the way to undo it.
      revalidate();
    } else setState(kind === 'signed-out' ? kind : 'not-discarded');
  };

  return { content, state, conflict, revision, key, change, replace, save, clear, discard, settleConflict };
}
