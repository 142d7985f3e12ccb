// What the reply box writes into the text for a pasted picture, so that the mail shows it there.

import { imageMark } from '../../triage/compose/image-mark.ts';

export const markImage = (filename: string): string => imageMark(filename);
