// A part of a page about accounts: what it is on the left, what can be done on the right.

import { Button } from '@radix-ui/themes';
import type { ReactNode } from 'react';

type Props = Readonly<{ id: string; title: string; lead: string; children: ReactNode }>;

export function AccountPart({ id, title, lead, children }: Props) {
  return (
    <section className="policy-section" aria-labelledby={`account-${id}`}>
      <div className="policy-lead">
        <h2 id={`account-${id}`}>{title}</h2>
        <p className="quiet">{lead}</p>
      </div>
      <div className="account-part">{children}</div>
    </section>
  );
}

type Answering = Readonly<{
  state: string;
  data?: Readonly<{ fault: string | null; done: string | null }> | undefined;
}>;

/** The button of a form, and beside it what became of it. */
export function FormEnd({
  fetcher,
  button,
  color,
}: Readonly<{ fetcher: Answering; button: string; color?: 'red' }>) {
  // Not for as long as the page's data is fetched after it: an answer may ask for a code, and Enter means nothing to a form whose
  // button is switched off.
  const busy = fetcher.state === 'submitting';
  return (
    <div className="account-end">
      <Button type="submit" variant={color ? 'soft' : 'solid'} {...(color ? { color } : {})} disabled={busy}>
        {button}
      </Button>
      <Told answer={busy ? undefined : fetcher.data} />
    </div>
  );
}

/** What became of it, for eyes and screen readers. */
export function Told({ answer }: { answer: Answering['data'] }) {
  return (
    <p className="account-told" role="status" data-fault={answer?.fault ? true : undefined}>
      {answer?.fault ?? answer?.done ?? ''}
    </p>
  );
}
