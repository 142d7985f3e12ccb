// Words of people inside a line of ours where no element can hold them apart, such as the browser's own notifications: what is
// written from right to left would draw our words and numbers to its other side (Unicode Bidirectional Algorithm, isolates).

const rightToLeft = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\u{10800}-\u{10fff}\u{1e800}-\u{1efff}]/u;

/** As it is where nothing could be moved. */
export const apart = (words: string): string => (rightToLeft.test(words) ? `\u2068${words}\u2069` : words);
