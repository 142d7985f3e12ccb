// A mail as the rest of Baton sees it. Made by `parse/`; nothing is cut from the original, which is kept as it came.

export type Address = Readonly<{ address: string; name: string }>;

export type AttachmentInfo = Readonly<{
  filename: string;
  contentType: string;
  /** Bytes after transfer decoding. */
  size: number;
  contentId: string | null;
  inline: boolean;
}>;

export type AutomatedKind =
  | 'none'
  | 'auto-reply'
  | 'bounce'
  | 'delivery-report'
  | 'read-receipt'
  | 'list'
  | 'bulk'
  | 'calendar'
  | 'loop';

/** What a delivery report says (RFC 3464, and the many that follow no standard). */
export type Bounce = Readonly<{
  recipient: string | null;
  action: string | null;
  /** Enhanced status code, RFC 3463, e.g. "5.1.1". */
  status: string | null;
  diagnostic: string | null;
  originalMessageId: string | null;
}>;

/** Verdict on the sender: `pass` only where a trusted server said so for the From domain (RFC 8601). */
export type Authenticity = 'pass' | 'fail' | 'none';

export type ParsedMail = Readonly<{
  /** With angle brackets, as in the header; null where the mail has none. */
  messageId: string | null;
  inReplyTo: string | null;
  references: readonly string[];
  from: Address | null;
  replyTo: readonly Address[];
  to: readonly Address[];
  cc: readonly Address[];
  subject: string;
  /** ISO 8601, or null where the header is missing or absurd. */
  date: string | null;
  /** The whole plain text (made from HTML where there is no text part), NFC. */
  text: string;
  html: string | null;
  /** The new words: text without quoted mail and without signature; the whole text where that would leave nothing. */
  reply: string;
  signature: string;
  quoted: string;
  attachments: readonly AttachmentInfo[];
  automated: Readonly<{ kind: AutomatedKind; reason: string }>;
  bounce: Bounce | null;
  authenticity: Authenticity;
  authenticityReason: string;
}>;
