// The second station on the way of a mail: from the bytes the mailbox gave to a `ParsedMail` that all the rest works on.

import type { AttachmentInfo, ParsedMail } from '../mail.ts';
import { readMessageIds } from '../thread/header-ids.ts';
import { domainOf, readAddresses } from './addresses.ts';
import { judgeAuthenticity } from './authenticity.ts';
import { type Automated, judgeAutomated, ownMail } from './automated.ts';
import { readBody } from './body-text.ts';
import { findBounce } from './bounce.ts';
import { cleanFilename, cleanLine } from './clean-text.ts';
import { decodeBytes, firstField, type HeaderBlock, readHeaderBlock } from './header-block.ts';
import { readDate } from './mail-date.ts';
import { listFiles, readFileAt, readMailParts } from './mail-files.ts';
import { findWriter } from './own-list.ts';
import type { BodyPiece, FilePart, MailParts } from './read-parts.ts';
import { splitReply } from './reply-text.ts';
import { sealedBy } from './sealed.ts';
import { storable } from './storable.ts';

/** Whose word counts for this mailbox, and which addresses are ours. */
export type Trust = Readonly<{ authservId: string | null; ownAddresses: readonly string[] }>;

/** What `extractAttachment` gives back. */
export type ParsedAttachment = AttachmentInfo & Readonly<{ content: Buffer }>;

/**
 * Reads a mail. `raw` is the source as the server gave it (any size the caller allows; attachments are counted, not
 * kept). Throws an Error with the reason where the bytes are no mail: no header field at all, or parts beyond reading.
 */
export async function parseMail(raw: Buffer, trust: Trust): Promise<ParsedMail> {
  const block = readHeaderBlock(raw);
  const { fields } = block;
  requireMail(raw, block);
  const parts = await readMailParts(raw, block);
  const found = await listFiles(parts);
  const body = readBody(piecesOf(parts));
  const replyTo = readAddresses(parts.headers.get('reply-to'));
  const named = readAddresses(parts.headers.get('from'))[0] ?? null;
  const from = findWriter(fields, named, replyTo, trust.ownAddresses);
  const subject = cleanLine(textOf(parts.headers.get('subject')));
  const split = splitReply(body.text, body.hints);
  const inputs = {
    fields,
    from,
    replyTo,
    subject,
    files: parts.files,
    text: body.text,
    reply: split.reply,
    signature: split.signature,
    ownAddresses: trust.ownAddresses,
  };
  const own = ownMail(inputs);
  const report = own ? null : findBounce(inputs);
  const automated: Automated =
    own ?? (report ? { kind: report.kind, reason: report.reason } : judgeAutomated(inputs));
  const authenticity = judgeAuthenticity(fields, from ? domainOf(from.address) : null, trust.authservId);
  return storable<ParsedMail>({
    messageId: readMessageIds(firstField(fields, 'message-id'))[0] ?? null,
    inReplyTo: readMessageIds(firstField(fields, 'in-reply-to'))[0] ?? null,
    references: readMessageIds(firstField(fields, 'references')),
    from,
    replyTo,
    to: readAddresses(parts.headers.get('to')),
    cc: readAddresses(parts.headers.get('cc')),
    subject,
    date: readDate(firstField(fields, 'date')),
    text: body.text,
    html: body.html,
    ...split,
    attachments: found.map(({ file }, index) => describe(file, index)),
    automated,
    bounce: report?.bounce ?? null,
    authenticity: authenticity.verdict,
    authenticityReason: authenticity.reason,
  });
}

/**
 * The bytes of an attachment; `index` is its place in `ParsedMail.attachments`. Reads the source anew, so that nothing
 * but the source needs to be stored. Throws a RangeError where there is no such attachment.
 */
export async function extractAttachment(raw: Buffer, index: number): Promise<ParsedAttachment> {
  const found = await listFiles(await readMailParts(raw, readHeaderBlock(raw)));
  const one = found[index];
  const content = one ? await readFileAt(raw, one.path) : null;
  if (!one || content === null)
    throw new RangeError(`the mail has ${found.length} attachments, no number ${index}`);
  return { ...describe(one.file, index), content };
}

function requireMail(raw: Buffer, block: HeaderBlock): void {
  if (raw.length === 0) throw new Error('the mail is empty');
  if (block.fields.length === 0) throw new Error('not a mail: it has no header field');
}

/** A report that has no words for people still says something in its own part; a sealed mail is said to be one. */
function piecesOf(parts: MailParts): readonly BodyPiece[] {
  if (parts.body.some((piece) => (piece.text ?? piece.html ?? '').trim() !== '')) return parts.body;
  const report = parts.files.find((file) =>
    /delivery-status|disposition-notification/.test(file.contentType),
  );
  if (report?.content) return [{ text: decodeBytes(report.content), html: null }];
  const sealed = sealedBy(parts.files);
  return sealed ? [{ text: `[${sealed}]`, html: null }] : parts.body;
}

function describe(file: FilePart, index: number): AttachmentInfo {
  return {
    filename: cleanFilename(file.filename, defaultName(file, index)),
    contentType: file.contentType.slice(0, 200),
    size: file.size,
    contentId: file.contentId === null ? null : cleanLine(file.contentId, 300),
    inline: file.inline,
  };
}

/** A name for what came without one: people need something to click on. */
function defaultName(file: FilePart, index: number): string {
  const known: Record<string, string> = {
    'message/rfc822': 'message.eml',
    'text/calendar': 'invite.ics',
    'application/ms-tnef': 'winmail.dat',
    'application/pgp-encrypted': 'pgp.asc',
    'application/pgp-signature': 'signature.asc',
    'application/pkcs7-signature': 'smime.p7s',
    'application/x-pkcs7-signature': 'smime.p7s',
    'application/pkcs7-mime': 'smime.p7m',
    'application/x-pkcs7-mime': 'smime.p7m',
    'message/delivery-status': 'delivery-status.txt',
    'text/rfc822-headers': 'headers.txt',
  };
  const extension = /^(?:image|audio|video|text)\/([a-z0-9]{2,5})$/.exec(file.contentType)?.[1];
  if (extension === 'plain') return `attachment-${index + 1}.txt`;
  return known[file.contentType] ?? `attachment-${index + 1}${extension ? `.${extension}` : ''}`;
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : Array.isArray(value) ? textOf(value[0]) : '';
}
