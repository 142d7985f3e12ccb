// What an editor of templates or articles says after a step: what is wrong, or what is done.

import { Callout } from '@radix-ui/themes';
import { useSay } from './say.tsx';

type Said = Readonly<{ fault?: string | null; done?: string | null }>;

export function WordsSaid({ said, busy }: Readonly<{ said: Said | undefined; busy: boolean }>) {
  const say = useSay();
  return (
    <>
      {said?.fault ? (
        <Callout.Root color="red" size="1" role="alert">
          <Callout.Text>{said.fault}</Callout.Text>
        </Callout.Root>
      ) : null}
      <p role="status" className="words-done">
        {busy ? say('One moment …') : (said?.done ?? '')}
      </p>
    </>
  );
}
