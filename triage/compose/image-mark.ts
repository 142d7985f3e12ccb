// Where a picture stands in what a person writes: the reply box sets this mark, and the mail shows the picture there.

export const imageMark = (filename: string): string => `[image: ${filename}]`;
