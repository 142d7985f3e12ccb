// Used all over `parse/`: makes text that came from outside safe to read, compare and show, without changing its words.

import { decodeDoubtful } from './charset.ts';

// Directional overrides and isolates reverse what a reader sees; zero-width characters hide words from any word list.
// ZWJ and ZWNJ stay: emoji and several scripts need them.
const invisible = /[\u00ad\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]/g;
const controls = /[\u0000-\u0008\u000b\u000e-\u001f\u007f]/g;

/** Body text: NFC, line feeds, no control or invisible direction characters. */
export function cleanText(text: string): string {
  return text
    .replace(/\r\n?/g, '\n')
    .replace(/\f/g, '\n')
    .replace(controls, '')
    .replace(invisible, '')
    .normalize('NFC');
}

/** One line for subjects, names and the like: white space runs become one space. */
export function cleanLine(text: string, limit = 2000): string {
  return cleanText(text.slice(0, limit * 2))
    .replace(/\s+/g, ' ')
    .trim()
    .slice(0, limit);
}

/**
 * A file name to show or to offer for download: never a path, never a control character, never empty, at most 200
 * characters with the extension kept.
 */
export function cleanFilename(name: string | null | undefined, fallback: string): string {
  const base = cleanLine(redecode(name ?? ''))
    .split(/[/\\]/)
    .pop()
    ?.replace(/[<>:"|?*]/g, '_')
    .replace(/^[.\s]+|[.\s]+$/g, '');
  if (!base) return fallback;
  if (base.length <= 200) return base;
  const extension = /\.[^.]{1,20}$/.exec(base)?.[0] ?? '';
  return base.slice(0, 200 - extension.length) + extension;
}

/** Names that stand in a part header as raw UTF-8 arrive with one character per byte. */
function redecode(name: string): string {
  if (!/[\u0080-\u00ff]/.test(name) || /[\u0100-\uffff]/.test(name)) return name;
  return decodeDoubtful(Buffer.from(name, 'latin1'), false);
}
