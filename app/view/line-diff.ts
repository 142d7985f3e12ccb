// Two texts line by line: what stays, what goes, what comes.

export type DiffLine = Readonly<{ kind: 'same' | 'gone' | 'new'; text: string }>;

/** Lines that are looked at; templates have dozens. */
const most = 600;

/** By the longest common run of lines (Hunt and McIlroy 1976); what goes stands before what comes in its place. */
export function lineDiff(before: string, after: string): DiffLine[] {
  const old = before.split('\n').slice(0, most);
  const now = after.split('\n').slice(0, most);
  // common[i][j]: length of the longest common run of what follows line i of the old and line j of the new.
  const common = Array.from({ length: old.length + 1 }, () => new Uint16Array(now.length + 1));
  const at = (i: number, j: number) => common[i]?.[j] ?? 0;
  for (let i = old.length - 1; i >= 0; i -= 1) {
    for (let j = now.length - 1; j >= 0; j -= 1) {
      const row = common[i];
      if (row) row[j] = old[i] === now[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1));
    }
  }
  const lines: DiffLine[] = [];
  let i = 0;
  let j = 0;
  while (i < old.length || j < now.length) {
    if (i < old.length && j < now.length && old[i] === now[j]) {
      lines.push({ kind: 'same', text: old[i] ?? '' });
      i += 1;
      j += 1;
    } else if (i < old.length && (j >= now.length || at(i + 1, j) >= at(i, j + 1))) {
      lines.push({ kind: 'gone', text: old[i] ?? '' });
      i += 1;
    } else {
      lines.push({ kind: 'new', text: now[j] ?? '' });
      j += 1;
    }
  }
  return lines;
}
