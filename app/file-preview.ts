// A file of a mail made into something that a page can show as words: text, a table, a mail in a mail, an event.

import { decodeBytes } from '../triage/parse/header-block.ts';
import type { AppContext } from './context.ts';
import type { ReadAttachment } from './read-attachment.ts';
import { type CalendarEvent, readEvent } from './view/calendar-event.ts';
import { howToShow } from './view/file-kind.ts';

export type FilePreview =
  | Readonly<{ kind: 'text'; text: string; cut: boolean }>
  | Readonly<{ kind: 'table'; rows: readonly (readonly string[])[]; cut: boolean }>
  | Readonly<{
      kind: 'mail';
      from: string;
      to: string;
      subject: string;
      at: string | null;
      text: string;
      files: readonly string[];
    }>
  | Readonly<{ kind: 'event'; event: CalendarEvent }>
  | Readonly<{ kind: 'none' }>;

/** Bytes and rows of which a page shows the beginning. */
const mostBytes = 200_000;
const mostRows = 200;
const mostCells = 50;

export async function previewFile(
  app: AppContext,
  { filename, type, content }: ReadAttachment,
): Promise<FilePreview> {
  switch (howToShow(filename, type, content.length)) {
    case 'text':
      return { kind: 'text', ...beginning(content) };
    case 'table':
      return await previewTable(content);
    case 'mail':
      return await previewMail(app, content);
    case 'event': {
      const event = readEvent(textOf(content));
      return event ? { kind: 'event', event } : { kind: 'text', ...beginning(content) };
    }
    default:
      return { kind: 'none' };
  }
}

const beginning = (content: Buffer) => ({
  text: textOf(content.subarray(0, mostBytes)),
  cut: content.length > mostBytes,
});

/** As mail has it, or as Windows saves it (UTF-16 with its mark). */
function textOf(content: Buffer): string {
  const mark = content.subarray(0, 2).toString('hex');
  if (mark === 'fffe') return new TextDecoder('utf-16le').decode(content);
  if (mark === 'feff') return new TextDecoder('utf-16be').decode(content);
  return decodeBytes(content)
    .replace(/^\ufeff/, '')
    .replaceAll('\0', '\ufffd');
}

async function previewTable(content: Buffer): Promise<FilePreview> {
  const { text, cut } = beginning(content);
  const first = text.split('\n', 1)[0] ?? '';
  const delimiter = [';', '\t', ','].find((sign) => first.includes(sign)) ?? ',';
  const { parse } = await import('csv-parse/sync');
  try {
    const rows: string[][] = parse(text, {
      delimiter,
      relax_column_count: true,
      relax_quotes: true,
      skip_empty_lines: true,
      to: mostRows + 1,
    });
    const shown = rows.slice(0, mostRows).map((row) => row.slice(0, mostCells));
    return { kind: 'table', rows: shown, cut: cut || rows.length > mostRows };
  } catch {
    // Not a swallowed fault: what is no table is read as the text that it is.
    return { kind: 'text', text, cut };
  }
}

async function previewMail(app: AppContext, content: Buffer): Promise<FilePreview> {
  try {
    const mail = await app.parseMail(content);
    return {
      kind: 'mail',
      from: mail.from ? `${mail.from.name} <${mail.from.address}>`.trim() : '',
      to: mail.to.map(({ address }) => address).join(', '),
      subject: mail.subject,
      at: mail.date,
      text: mail.text.slice(0, mostBytes),
      files: mail.attachments.map(({ filename }) => filename),
    };
  } catch (error) {
    app.log.info({ error }, 'A mail inside a mail could not be read, and is shown as text');
    return { kind: 'text', ...beginning(content) };
  }
}
