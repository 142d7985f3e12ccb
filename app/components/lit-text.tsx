// The customer's words, with those lit that led to the judgement somebody is looking at.

import { createContext, useContext } from 'react';

import type { Light, LitPiece } from '../view/lit-text.ts';

type Lights = Readonly<{
  light: Light | null;
  setLight: (light: Light | null) => void;
  /** For a moment, whatever is pointed at then. */
  hold: (light: Light | null) => void;
}>;

export const LightContext = createContext<Lights>({
  light: null,
  setLight: () => {},
  hold: () => {},
});

export function LitText({ pieces }: { pieces: readonly LitPiece[] }) {
  const { light } = useContext(LightContext);
  let start = 0;
  return (
    <p className="mail-text" dir="auto">
      {pieces.map(({ text, lights }) => {
        const key = start;
        start += text.length;
        if (lights.length === 0) return text;
        const lit = light !== null && lights.includes(light);
        return (
          <mark key={key} data-lights={lights.join(' ')} data-lit={lit || undefined}>
            {text}
          </mark>
        );
      })}
    </p>
  );
}
