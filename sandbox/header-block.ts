// The header of a raw mail as fields, byte for byte, for what a mail server must read, add or take away.

/** One field with its folded lines; `name` in lower case, `text` with its line end. */
export type HeaderField = Readonly<{ name: string; text: string }>;

/** Splits a mail (as latin1 text, CRLF line ends) into its header fields and the rest (RFC 5322, section 2.2). */
export function splitHeader(mail: string): { fields: HeaderField[]; rest: string } {
  const end = mail.startsWith('\r\n') ? 0 : mail.indexOf('\r\n\r\n');
  const header = end === -1 ? mail : mail.slice(0, end === 0 ? 0 : end + 2);
  const fields: HeaderField[] = [];
  for (const line of header.split(/(?<=\r\n)/)) {
    const last = fields.at(-1);
    if (/^[ \t]/.test(line) && last) fields[fields.length - 1] = { ...last, text: last.text + line };
    else if (line) fields.push({ name: line.split(':', 1)[0]?.trim().toLowerCase() ?? '', text: line });
  }
  return { fields, rest: mail.slice(header.length) };
}

/** The unfolded value of the first field of that name, or null. */
export function headerValue(fields: readonly HeaderField[], name: string): string | null {
  const field = fields.find((one) => one.name === name);
  return field ? unfold(field) : null;
}

export const unfold = (field: HeaderField): string =>
  field.text
    .slice(field.text.indexOf(':') + 1)
    .replace(/\r\n(?=[ \t])/g, '')
    .trim();
