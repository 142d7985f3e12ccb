// What the search box knows and does: the words typed, what is offered for them, and when they are looked for.

import { useNavigate } from '@remix-run/react';
import { type KeyboardEvent, type RefObject, useCallback, useEffect, useRef, useState } from 'react';

import { type Suggestion, suggestionsFor } from '../view/search-suggestions.ts';
import { focusInList } from './focus-in-list.ts';
import { useRecentSearches } from './use-recent-searches.ts';

/** After the last letter: people type faster than this. */
const pauseMs = 220;
/** A search that was asked for has been answered by then. */
const underWayMs = 5_000;

export function useSearchBox(q: string, input: RefObject<HTMLInputElement>) {
  const [text, setText] = useState(q);
  const [open, setOpen] = useState(false);
  const [active, setActive] = useState(-1);
  const [recent, remember] = useRecentSearches();
  const { search, searchSoon, open: openNumber } = useSearching(q, setText);
  const suggestions = open ? suggestionsFor(text, recent) : [];
  /** What was asked of the results before they were there. */
  const wanted = useRef<'row' | 'number' | null>(null);
  useEffect(() => {
    if (!wanted.current || q !== text.trim()) return;
    if (wanted.current === 'row') focusInList();
    else if (isListed(q)) openNumber(q, q);
    wanted.current = null;
  }, [q, text, openNumber]);
  const chosen = suggestions[active] ?? null;

  const type = (words: string) => {
    wanted.current = null;
    setText(words);
    setActive(-1);
    setOpen(true);
    searchSoon(words);
  };
  const take = (suggestion: Suggestion) => {
    setActive(-1);
    setText(suggestion.text);
    setOpen(!suggestion.whole);
    if (suggestion.whole) {
      remember(suggestion.text);
      search(suggestion.text);
    }
    input.current?.focus();
  };
  const submit = () => {
    setOpen(false);
    remember(text);
    const [whole, sign, number] = conversationNumber.exec(text.trim()) ?? [];
    // With its sign it can be nothing else; without, an order or a parcel may have it.
    if (number && (sign || (q === whole && isListed(number)))) return openNumber(number, whole ?? number);
    if (number) wanted.current = 'number';
    search(text);
  };
  const step = (by: 1 | -1) => {
    const count = suggestions.length;
    if (count > 0) setActive((active + by + count + (active < 0 && by < 0 ? 1 : 0)) % count);
    else if (by === 1 && q === text.trim()) focusInList();
    else if (by === 1) wanted.current = 'row';
  };
  const leave = () => {
    if (suggestions.length > 0) setOpen(false);
    else focusInList();
  };
  const does: Readonly<Record<string, () => void>> = {
    ArrowDown: () => step(1),
    ArrowUp: () => step(-1),
    Enter: () => (chosen ? take(chosen) : submit()),
    Escape: leave,
  };
  const onKey = (event: KeyboardEvent) => {
    const act = does[event.key];
    if (!act || event.nativeEvent.isComposing) return;
    event.preventDefault();
    act();
  };
  return { text, suggestions, active, chosen, type, take, submit, onKey, setOpen };
}

const conversationNumber = /^(#?)(\d{1,15})$/;
const isListed = (number: string) => document.querySelector(`[data-conversation="${number}"]`) !== null;

/** One search after another: what was typed last wins, and words that come from elsewhere are shown. */
function useSearching(q: string, setText: (text: string) => void) {
  const navigate = useNavigate();
  const timer = useRef<ReturnType<typeof setTimeout>>();
  const searched = useRef(q);
  const askedAt = useRef(Number.NEGATIVE_INFINITY);
  /** The list that was there before the first word. */
  const before = useRef('');
  useEffect(() => {
    if (q === searched.current) {
      askedAt.current = Number.NEGATIVE_INFINITY;
      return;
    }
    // What this box asked for before is shown after it has asked for more: its owner has typed on meanwhile.
    if (performance.now() - askedAt.current < underWayMs) return;
    // By a link or the back button.
    searched.current = q;
    setText(q);
  }, [q, setText]);
  useEffect(() => () => clearTimeout(timer.current), []);

  const search = (words: string) => {
    clearTimeout(timer.current);
    const wanted = words.trim();
    if (wanted === searched.current) return;
    // The first search makes a step back to the list; each further letter does not.
    const replace = searched.current !== '';
    if (!replace) before.current = location.search;
    searched.current = wanted;
    askedAt.current = performance.now();
    navigate(wanted === '' ? `/inbox${before.current}` : `/inbox?q=${encodeURIComponent(wanted)}`, {
      replace,
    });
  };
  const searchSoon = (words: string) => {
    clearTimeout(timer.current);
    const wanted = words.trim();
    if (wanted === '') search('');
    // A single letter, or an operator without its value, is looked for when it is meant: by Enter.
    else if (wanted.length > 1 && !wanted.endsWith(':'))
      timer.current = setTimeout(() => search(words), pauseMs);
  };
  /** The conversation, with what was typed still in the list beside it. */
  const open = useCallback(
    (number: string, words: string) => {
      clearTimeout(timer.current);
      searched.current = words;
      navigate(`/inbox/${number}?${new URLSearchParams({ q: words })}`);
    },
    [navigate],
  );
  return { search, searchSoon, open };
}
