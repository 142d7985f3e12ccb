// The one place where Baton asks the DNS for text records: the keys of DKIM.

import { Resolver } from 'node:dns/promises';

/** The strings of each TXT record; throws where there is no such name and where no answer comes in time. */
export type ResolveTxt = (name: string) => Promise<string[][]>;

const timeoutMs = 1_500;

export function createResolveTxt(): ResolveTxt {
  // One try: a mail waits for the answer, and without one it is only less sure who wrote it.
  const resolver = new Resolver({ timeout: timeoutMs, tries: 1 });
  return (name) => resolver.resolveTxt(name);
}
