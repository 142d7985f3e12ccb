// How many a view of the inbox holds, beside its name.

/** What was counted at most: see db/view-counts.ts. */
const mostCounted = 1_000;

export function NavCount({ of, strong = false }: { of: number; strong?: boolean }) {
  if (of === 0) return null;
  return (
    <span className="nav-count" data-strong={strong || undefined}>
      {of >= mostCounted ? `${mostCounted - 1}+` : of}
    </span>
  );
}
