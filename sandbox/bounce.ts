// The delivery status notification (RFC 3464) that a mail server sends back for an address that does not exist.

import { smtpDate } from './border.ts';
import { splitHeader } from './header-block.ts';

export type Bounce = Readonly<{
  /** Who gets it: the envelope sender of the mail that failed. */
  to: string;
  recipient: string;
  original: Buffer;
  host: string;
  /** Unique; Message-ID and MIME boundary are made from it. */
  id: string;
  at: Date;
}>;

/** multipart/report with words, message/delivery-status and the header of the original (RFC 6522). */
export function composeBounce(bounce: Bounce): Buffer {
  const boundary = `report-${bounce.id}`;
  const originalHeader = splitHeader(bounce.original.toString('latin1')).fields.map((field) => field.text);
  const lines = [
    `From: Mail Delivery System <MAILER-DAEMON@${bounce.host}>`,
    `To: <${bounce.to}>`,
    'Subject: Undelivered Mail Returned to Sender',
    `Date: ${smtpDate(bounce.at)}`,
    `Message-ID: <${bounce.id}@${bounce.host}>`,
    'Auto-Submitted: auto-replied',
    'MIME-Version: 1.0',
    `Content-Type: multipart/report; report-type=delivery-status;\r\n boundary="${boundary}"`,
    '',
    `--${boundary}`,
    'Content-Type: text/plain; charset=us-ascii',
    '',
    `This is the mail system at ${bounce.host}.`,
    '',
    'Your message could not be delivered to the address below. Nothing more will be tried.',
    '',
    `<${bounce.recipient}>: unknown user; the receiving system said: 550 5.1.1 no such mailbox`,
    '',
    `--${boundary}`,
    'Content-Type: message/delivery-status',
    '',
    `Reporting-MTA: dns; ${bounce.host}`,
    `Arrival-Date: ${smtpDate(bounce.at)}`,
    '',
    `Final-Recipient: rfc822; ${bounce.recipient}`,
    'Action: failed',
    'Status: 5.1.1',
    'Diagnostic-Code: smtp; 550 5.1.1 no such mailbox',
    '',
    `--${boundary}`,
    'Content-Type: text/rfc822-headers',
    '',
    `${originalHeader.join('')}`,
    `--${boundary}--`,
    '',
  ];
  return Buffer.from(lines.join('\r\n'), 'latin1');
}
