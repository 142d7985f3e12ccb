// The unsent text of a conversation, which survives leaving the page; and what comes back to it when an answer is taken back.

import { useEffect, useState } from 'react';

import type { TakenBackReply } from '../settle-mail.ts';

/** Files of an answer that was taken back: they are on the server, and go along with the next one. */
export type KeptFiles = Readonly<{ messageRow: number; names: readonly string[] }>;

const draftEvent = 'baton:draft';
const textPlace = (conversationId: number) => `baton:draft:${conversationId}`;
const filesPlace = (conversationId: number) => `baton:draft-files:${conversationId}`;

/** What was taken back is a draft again, above whatever has been written since. */
export function restoreDraft({ conversationId, text, messageRow, files }: TakenBackReply): void {
  const since = sessionStorage.getItem(textPlace(conversationId)) ?? '';
  const whole = since.trim() === '' || since === text ? text : `${text}\n\n${since}`;
  sessionStorage.setItem(textPlace(conversationId), whole);
  if (files.length > 0) {
    const kept: KeptFiles = { messageRow, names: files };
    sessionStorage.setItem(filesPlace(conversationId), JSON.stringify(kept));
  }
  window.dispatchEvent(new CustomEvent(draftEvent, { detail: conversationId }));
}

/** Below what has been written so far. */
export function addToDraft(conversationId: number, words: string): void {
  const written = (sessionStorage.getItem(textPlace(conversationId)) ?? '').trimEnd();
  sessionStorage.setItem(textPlace(conversationId), written === '' ? words : `${written}\n\n${words}`);
  window.dispatchEvent(new CustomEvent(draftEvent, { detail: conversationId }));
}

/**
 * The text, and the key that makes one mail of one text however often its button is pressed. `sent` is the key of the last
 * text that was taken.
 */
export function useDraft(conversationId: number, sent: string | null) {
  const place = textPlace(conversationId);
  const [text, setText] = useState('');
  const [key, setKey] = useState('');
  const [kept, setKept] = useState<KeptFiles | null>(null);
  useEffect(() => {
    const read = () => {
      setText(sessionStorage.getItem(place) ?? '');
      setKept(readKept(conversationId));
    };
    const onDraft = (event: Event) => {
      if ((event as CustomEvent<number>).detail === conversationId) read();
    };
    read();
    setKey(newKey());
    window.addEventListener(draftEvent, onDraft);
    return () => window.removeEventListener(draftEvent, onDraft);
  }, [place, conversationId]);
  useEffect(() => {
    if (sent === null || sent !== key) return;
    forget(conversationId);
    setText('');
    setKept(null);
    setKey(newKey());
  }, [sent, key, conversationId]);
  return {
    text,
    key,
    kept,
    setText: (changed: string) => {
      setText(changed);
      sessionStorage.setItem(place, changed);
    },
    dropKept: () => {
      sessionStorage.removeItem(filesPlace(conversationId));
      setKept(null);
    },
    // "Send and resolve" leaves for the next conversation at once; a text that was refused is still in the field.
    submitted: () => forget(conversationId),
  };
}

function forget(conversationId: number): void {
  sessionStorage.removeItem(textPlace(conversationId));
  sessionStorage.removeItem(filesPlace(conversationId));
}

function readKept(conversationId: number): KeptFiles | null {
  const stored = sessionStorage.getItem(filesPlace(conversationId));
  // Written by this page alone, above.
  return stored ? (JSON.parse(stored) as KeptFiles) : null;
}

/** 96 bits by chance. Not `randomUUID`, which browsers keep from pages without TLS. */
function newKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(12));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
