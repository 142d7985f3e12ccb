// What an editor of templates or articles says after a step: what is wrong, or what is done.

import { Callout } from '@radix-ui/themes';

type Said = Readonly<{ fault?: string | null; done?: string | null }>;

export function WordsSaid({ said, busy }: Readonly<{ said: Said | undefined; busy: boolean }>) {
  return (
    <>
      {said?.fault ? (
        <Callout.Root color="red" size="1" role="alert">
          <Callout.Text>{said.fault}</Callout.Text>
        </Callout.Root>
      ) : null}
      <p role="status" className="words-done">
        {busy ? 'One moment …' : (said?.done ?? '')}
      </p>
    </>
  );
}
