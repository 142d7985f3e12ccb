// Used by the prompts: a stranger's words made fit to be put between marks: visible, bounded, unable to close the marks.

// Beyond what `parse/clean-text.ts` drops: tag characters and variation selectors, which carry whole hidden sentences.
const unseen =
  /\u00ad|\u034f|\u061c|\u115f|\u1160|[\u17b4-\u17b5]|[\u180b-\u180f]|[\u200b-\u200f]|[\u202a-\u202e]|[\u2060-\u206f]|\u3164|[\ufe00-\ufe0f]|\ufeff|\uffa0|[\u{1d173}-\u{1d17a}]|[\u{e0000}-\u{e0fff}]/gu;
const controls = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/g;

/** What is shown to nobody is told to nobody: invisible characters, and comments where HTML came as plain text. */
export function visibleText(text: string): string {
  return text
    .replace(unseen, '')
    .replace(controls, ' ')
    .replace(/<!--[\s\S]*?(?:-->|$)/g, ' ');
}

/**
 * At most `most` UTF-16 units: the beginning and, a quarter of them, the end, where wishes are said last; what lies
 * between is counted.
 */
export function boundedText(text: string, most: number): string {
  if (text.length <= most) return text;
  const tail = Math.floor(most / 4);
  const left = text.length - most;
  const head = text.slice(0, most - tail).replace(/[\ud800-\udbff]$/, '');
  return `${head}\n[${left} characters left out]\n${text.slice(-tail).replace(/^[\udc00-\udfff]/, '')}`;
}

/**
 * A stranger's words between two lines with `boundary`, which nobody outside can guess. Should the words hold it all the
 * same, it is taken out of them.
 */
export function betweenMarks(name: string, text: string, boundary: string): string {
  const safe = text.replaceAll(boundary, '');
  return `<<<${name} ${boundary}>>>\n${safe}\n<<<END ${name} ${boundary}>>>`;
}
