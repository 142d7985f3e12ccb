// Words come again and again: what was once worked out for one of them is kept, as many of them as are worth keeping.

/** Longer words are rubbish that does not come again. UTF-16 units. */
const longestKept = 48;

/**
 * The same function, which keeps its answers for at least the last `most` different words. Pure where `make` is: only the
 * time it takes depends on what was asked before. What it gives is shared and must not be changed.
 */
export function remembered<T>(most: number, make: (word: string) => T): (word: string) => T {
  let recent = new Map<string, T>();
  let older = new Map<string, T>();
  return (word) => {
    const known = recent.get(word);
    if (known !== undefined) return known;
    if (word.length > longestKept) return make(word);
    const own = ownCopy(word);
    const value = older.get(word) ?? make(own);
    if (recent.size >= most) {
      older = recent;
      recent = new Map();
    }
    recent.set(own, value);
    return value;
  };
}

/** A word cut out of a mail holds on to the whole mail, in memory, for as long as the word is kept; a copy does not. */
function ownCopy(word: string): string {
  return ` ${word}`.slice(1);
}
