// Chooses a conversation of the list, to act on several together.

import { useSay } from './say.tsx';

type Props = Readonly<{
  item: Readonly<{ id: number; subject: string }>;
  chosen: boolean;
  onChoose: (id: number, range: boolean) => void;
}>;

export function RowCheck({ item: { id, subject }, chosen, onChoose }: Props) {
  const say = useSay();
  return (
    <label className="row-check">
      <input
        type="checkbox"
        checked={chosen}
        data-select={id}
        aria-label={say('Choose {subject}', { subject })}
        onChange={(event) => onChoose(id, (event.nativeEvent as unknown as MouseEvent).shiftKey)}
      />
    </label>
  );
}
