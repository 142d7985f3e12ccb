// Mail HTML that is made to do what mail must not: our own words and code, each under the name of its trick.

import { addresses } from './addresses.ts';
import { disguises } from './disguises.ts';
import { drawings } from './drawings.ts';
import { fetches } from './fetches.ts';
import { mutations } from './mutations.ts';
import { parts } from './parts.ts';
import { scripts } from './scripts.ts';
import { sizes } from './sizes.ts';
import { styles } from './styles.ts';

export type Cases = Readonly<Record<string, string>>;

/** RUN in a case is code that tells on itself, TRACK the address of a server that counts who asks, HOST its name alone. */
export type Traps = Readonly<{ run: string; track: string; host: string }>;

const groups: Readonly<Record<string, Cases>> = {
  scripts,
  addresses,
  drawings,
  styles,
  mutations,
  fetches,
  parts,
  disguises,
  sizes,
};

export type HostileHtml = Readonly<{ name: string; html: string }>;

export function hostileHtml({ run, track, host }: Traps): readonly HostileHtml[] {
  return Object.entries(groups).flatMap(([group, cases]) =>
    Object.entries(cases).map(([name, html]) => ({
      name: `${group}: ${name}`,
      html: html.replaceAll('RUN', run).replaceAll('TRACK', track).replaceAll('HOST', host),
    })),
  );
}
