// The page around a mail's HTML, for every mail of ours: what mail programs keep of it, and what they would otherwise add.

/**
 * Gmail, Outlook and others drop the head, the body's own style, classes and anything positioned: all looks are style
 * attributes, and the width is that of an element inside the body. No colours but the quote's line: in the dark the
 * reader's program chooses them, which `color-scheme` allows it to. Outlook on Windows knows no max-width and lets the
 * words run to the window's edge, as those of any typed mail do.
 */
const wrapper =
  'max-width: 600px; font-family: Arial, Helvetica, sans-serif; font-size: 15px; line-height: 1.5; overflow-wrap: anywhere; text-align: left';
const end = '\n</div>\n</body></html>\n';

/** Looks of what Markdown makes; where a program has its own idea of a margin, mails would differ. */
const styles: Readonly<Record<string, string>> = {
  p: 'margin: 0 0 1em 0',
  ul: 'margin: 0 0 1em 0; padding-left: 1.5em',
  ol: 'margin: 0 0 1em 0; padding-left: 1.5em',
  li: 'margin: 0 0 0.25em 0',
  h1: 'margin: 0 0 0.6em 0; font-size: 20px; line-height: 1.3',
  h2: 'margin: 0 0 0.6em 0; font-size: 17px; line-height: 1.3',
  h3: 'margin: 0 0 0.6em 0; font-size: 15px; line-height: 1.3',
  blockquote: 'margin: 0 0 1em 0; border-left: 2px solid #ccc; padding-left: 1em',
  pre: 'margin: 0 0 1em 0; font-family: Consolas, monospace; font-size: 14px; white-space: pre-wrap',
  code: 'font-family: Consolas, monospace; font-size: 14px',
  table: 'border-collapse: collapse; margin: 0 0 1em 0',
  th: 'padding: 4px 12px 4px 0; text-align: left',
  td: 'padding: 4px 12px 4px 0; text-align: left; vertical-align: top',
};
const bare = new RegExp(`<(${Object.keys(styles).join('|')})>`, 'g');

/** `language` null: that of the words is not known. */
export function mailPage(content: string, language: string | null): string {
  const lang = language === null ? '' : ` lang="${language}"`;
  return `<!doctype html><html${lang}><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><meta name="color-scheme" content="light dark"><meta name="supported-color-schemes" content="light dark"></head><body>\n<div${lang} dir="auto" style="${wrapper}">\n${withStyles(content.trim())}${end}`;
}

/** Below what the page has, within its looks. */
export function appendToPage(html: string, content: string): string {
  const at = html.endsWith(end) ? html.length - end.length : html.lastIndexOf('</body>');
  return `${html.slice(0, at)}\n${withStyles(content)}${html.slice(at)}`;
}

const withStyles = (content: string) =>
  content.replace(bare, (_, tag: string) => `<${tag} style="${styles[tag]}">`);
