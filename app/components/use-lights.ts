// Which words of the mails are lit: those of what is pointed at, and for a moment those that a link has led to.

import { useCallback, useEffect, useMemo, useRef, useState } from 'react';

import type { Light } from '../view/lit-text.ts';

/** Long enough to find them after the page has moved. */
const heldMs = 4_000;

export function useLights() {
  const [pointed, setLight] = useState<Light | null>(null);
  const [held, setHeld] = useState<Light | null>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>();
  const hold = useCallback((light: Light | null) => {
    clearTimeout(timer.current);
    setHeld(light);
    timer.current = setTimeout(() => setHeld(null), heldMs);
  }, []);
  useEffect(() => () => clearTimeout(timer.current), []);
  return useMemo(() => ({ light: pointed ?? held, setLight, hold }), [pointed, held, hold]);
}
