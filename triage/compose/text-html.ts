// Plain words as HTML for the second face of a mail: paragraphs, line breaks and links, and nothing that was not typed.

export function escapeHtml(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;');
}

/** An address in the text; what ends a sentence does not belong to it. */
const link = /https?:\/\/[^\s<>"]{1,2000}[^\s<>".,;:!?)\]'’]/g;

/** Empty lines part paragraphs. `place` may put something in the place of a piece of the text, as HTML. */
export function textToHtml(text: string, place: (piece: string) => string = escapeHtml): string {
  return text
    .split(/\n{2,}/)
    .filter((paragraph) => paragraph.trim() !== '')
    .map(
      (paragraph) =>
        `<p>${paragraph
          .split('\n')
          .map((line) => lineToHtml(line, place))
          .join('<br>\n')}</p>`,
    )
    .join('\n');
}

function lineToHtml(line: string, place: (piece: string) => string): string {
  let html = '';
  let at = 0;
  for (const { 0: address, index } of line.matchAll(link)) {
    const href = escapeHtml(address);
    html += `${place(line.slice(at, index))}<a href="${href}">${href}</a>`;
    at = index + address.length;
  }
  return html + place(line.slice(at));
}
