// A planned mail as bytes, the way it lies in the mailbox after the provider's border.

import { receiveAtBorder, smtpDate } from '../../sandbox/border.ts';
import { authservId, supportAddress } from './desk.ts';
import type { PlannedMail } from './plan.ts';

/** `answer` is the Message-ID of the desk's mail that this one answers, where there is one. */
export function writeMail(mail: PlannedMail, at: Date, answer: string | null): Buffer {
  const thread = mail.follows ? [mail.follows.messageId, ...(answer ? [answer] : [])] : [];
  const header = [
    `From: Eva Novak <${mail.from}>`,
    `To: ${supportAddress}`,
    `Subject: ${mail.subject}`,
    `Message-ID: ${mail.messageId}`,
    `Date: ${smtpDate(at)}`,
    ...(thread.length > 0 ? [`In-Reply-To: ${thread.at(-1)}`, `References: ${thread.join(' ')}`] : []),
    'MIME-Version: 1.0',
    ...mail.headers,
  ];
  const raw = [...header, ...(mail.attachment ? withAttachment(mail.text) : alone(mail.text)), ''].join(
    '\r\n',
  );
  return receiveAtBorder(Buffer.from(raw), {
    // A report or an absence note has no envelope sender, but then its other marks would not be tried.
    envelopeFrom: mail.from,
    to: supportAddress,
    host: authservId,
    via: `mail.${mail.from.split('@')[1]}`,
    at,
    dmarc: mail.dmarc,
  });
}

const textHead = ['Content-Type: text/plain; charset=utf-8', 'Content-Transfer-Encoding: 8bit', ''];
const alone = (text: string) => [...textHead, text.replaceAll('\n', '\r\n')];

const attachmentBytes = 20_000;

function withAttachment(text: string): string[] {
  const content = Buffer.alloc(attachmentBytes, '%PDF-1.4 a confirmation\n').toString('base64');
  return [
    'Content-Type: multipart/mixed; boundary="parts"',
    '',
    '--parts',
    ...alone(text),
    '--parts',
    'Content-Type: application/pdf; name="confirmation.pdf"',
    'Content-Disposition: attachment; filename="confirmation.pdf"',
    'Content-Transfer-Encoding: base64',
    '',
    ...(content.match(/.{1,76}/g) ?? []),
    '--parts--',
  ];
}
