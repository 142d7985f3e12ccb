// Normal forms of English words, so that "shipped", "ships" and "shipping" teach the same thing.

/**
 * From an inflected form to its root. The roots are compromise's, taken while training (`triage/train/roots.ts`):
 * compromise itself costs some 5 ms a mail and 100 MB, a table of its answers nothing.
 */
export type Roots = ReadonlyMap<string, string>;

export const noRoots: Roots = new Map();

const encoder = new TextEncoder();

/** Sorted lines of "form root"; the same table gives the same bytes. */
export function rootsFile(roots: Roots): Uint8Array {
  const lines = [...roots].map(([form, root]) => `${form} ${root}`).toSorted();
  return encoder.encode(lines.join('\n'));
}

/** Reads what `rootsFile` wrote. */
export function readRoots(bytes: Uint8Array): Roots {
  const roots = new Map<string, string>();
  for (const line of new TextDecoder().decode(bytes).split('\n')) {
    const blank = line.indexOf(' ');
    if (blank > 0) roots.set(line.slice(0, blank), line.slice(blank + 1));
  }
  return roots;
}
