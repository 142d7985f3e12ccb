// Small words beside a conversation: amber for doubt, red for what is late or angry, everything else grey.

import type { Chip } from '../view/words.ts';

export function ChipLine({ chips }: { chips: readonly Chip[] }) {
  return (
    <span className="chips">
      {chips.map(({ label, shade }) => (
        <span key={label} className="chip" data-shade={shade}>
          {label}
        </span>
      ))}
    </span>
  );
}
