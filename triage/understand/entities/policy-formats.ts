// Entities of understanding: the forms of the team's own numbers as its policy has them, ready for use.

import type { Policy } from '../../policy.ts';
import { type NumberFormat, numberFormats } from './formats.ts';

type Formats = Pick<Policy, 'orderNumberFormats' | 'invoiceNumberFormats' | 'trackingNumberFormats'>;

/** Once per version of the policy, not per mail: compiling takes far longer than matching. */
const compiled = new WeakMap<Formats, readonly NumberFormat[]>();

/** Those of all teams: which team gets a mail is known only once it has been read. */
export function formatsOf(policy: Formats): readonly NumberFormat[] {
  const known = compiled.get(policy);
  if (known) return known;
  const of = (kind: NumberFormat['kind'], list: Formats['orderNumberFormats']) =>
    list.map(({ pattern }) => ({ kind, pattern }));
  const formats = numberFormats([
    ...of('order', policy.orderNumberFormats),
    ...of('invoice', policy.invoiceNumberFormats),
    ...of('tracking', policy.trackingNumberFormats),
  ]);
  compiled.set(policy, formats);
  return formats;
}
