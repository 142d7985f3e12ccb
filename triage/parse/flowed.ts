// Used by `read-parts.ts`: text sent as format=flowed put back into paragraphs (RFC 3676).

/**
 * Joins lines that end in a space with the next line of the same quote depth; a quoted line never runs into an unquoted
 * one, else the customer's words would be taken for the quotation. `delSp`: the space was added for the break only.
 */
export function decodeFlowed(text: string, delSp: boolean): string {
  const out: string[] = [];
  let open: { depth: number; text: string } | null = null;
  const close = () => {
    if (open) out.push(open.depth > 0 ? `${'>'.repeat(open.depth)} ${open.text}` : open.text);
    open = null;
  };
  for (const line of text.split(/\r?\n/)) {
    const depth = /^>{0,50}/.exec(line)?.[0].length ?? 0;
    const rest = line.slice(depth);
    const content = rest.startsWith(' ') ? rest.slice(1) : rest;
    const current: { depth: number; text: string } | null = open;
    if (current && (current as { depth: number }).depth !== depth) close();
    const before: string = open ? (open as { text: string }).text : '';
    open = { depth, text: before + content };
    if (content === '-- ' || !content.endsWith(' ')) close();
    else if (delSp) open = { depth, text: (before + content).slice(0, -1) };
  }
  close();
  return out.join('\n');
}
