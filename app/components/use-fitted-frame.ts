// A mail's frame made as high as what is in it. The mail runs nothing; the page looks into the frame and measures.

import { useCallback, useEffect, useRef, useState } from 'react';

/** What the frame's document says of itself; its root element is ours, and no mail can write there. */
export type FrameFacts = Readonly<{
  pictures: number;
  trackers: number;
  doubts: number;
  fetched: boolean;
  always: boolean;
}>;

/** Pixels. Higher is no mail: then it scrolls inside, so that nothing stretches the page without end. */
const highest = 12_000;
/** A mail that is wider than its frame is made smaller until here; then it scrolls sideways, for words must stay readable. */
const smallest = 0.6;

type Fitted = Readonly<{ height: number; facts: FrameFacts }>;

export function useFittedFrame(zoom: number) {
  const frame = useRef<HTMLIFrameElement>(null);
  const [fitted, setFitted] = useState<Fitted | null>(null);
  const [loads, setLoads] = useState(0);
  const onLoad = useCallback(() => setLoads((count) => count + 1), []);

  useEffect(() => {
    const element = frame.current;
    const document = element?.contentDocument;
    if (!element || loads === 0) return;
    // Without a document to look into (an error page of the browser) it keeps a height of its own.
    if (!document?.body) return setFitted({ height: 320, facts: noFacts });
    const root = document.documentElement;
    const facts = readFacts(root);
    let width = -1;
    const measure = () => {
      if (element.clientWidth !== width) {
        width = element.clientWidth;
        root.style.zoom = '1';
        const fit = Math.max(smallest, Math.min(1, width / Math.max(1, root.scrollWidth)));
        root.style.zoom = String(fit * zoom);
      }
      const bar = element.clientHeight - root.clientHeight * Number(root.style.zoom || 1);
      const sideways = bar > 8 && bar < 30 ? bar : 0;
      const border = element.offsetHeight - element.clientHeight;
      const inside = document.body.getBoundingClientRect().height;
      const height = Math.min(highest, Math.ceil(inside + sideways) + border);
      setFitted((before) =>
        before?.height === height && before.facts === facts ? before : { height, facts },
      );
    };
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(document.body);
    observer.observe(element);
    // A key pressed in the mail is one for the page: nothing in the mail listens.
    const onKey = (event: KeyboardEvent) => {
      const { key, code, ctrlKey, metaKey, altKey, shiftKey } = event;
      const again = { key, code, ctrlKey, metaKey, altKey, shiftKey, bubbles: true, cancelable: true };
      if (!element.dispatchEvent(new KeyboardEvent('keydown', again))) event.preventDefault();
    };
    document.addEventListener('keydown', onKey);
    return () => {
      observer.disconnect();
      document.removeEventListener('keydown', onKey);
    };
  }, [loads, zoom]);

  return { frame, fitted, onLoad };
}

const noFacts: FrameFacts = { pictures: 0, trackers: 0, doubts: 0, fetched: false, always: false };

function readFacts({ dataset }: HTMLElement): FrameFacts {
  return {
    pictures: Number(dataset.pictures ?? 0),
    trackers: Number(dataset.trackers ?? 0),
    doubts: Number(dataset.doubts ?? 0),
    fetched: dataset.fetched === '1',
    always: dataset.always === '1',
  };
}
