// Small words beside a conversation: amber for doubt, red for what is late or angry, everything else grey.

import type { Chip } from '../view/words.ts';
import { useSay } from './say.tsx';

export function ChipLine({ chips }: { chips: readonly Chip[] }) {
  const say = useSay();
  return (
    <span className="chips">
      {chips.map(({ label, shade }) => (
        <span key={label} className="chip" data-shade={shade}>
          {say(label)}
        </span>
      ))}
    </span>
  );
}
