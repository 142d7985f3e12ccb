// What `score.ts` asks of a parsed mail where a corpus states the answer.

import type { AutomatedKind, ParsedMail } from '../../triage/mail.ts';

export type Finding = Readonly<{
  source: string;
  file: string;
  question: string;
  right: boolean;
  expected: unknown;
  got: unknown;
}>;

type Known = Readonly<{ source: string; file: string; label: string; expected?: unknown }>;

/** Which kinds are a right answer for a label; a label that is not listed is not asked. */
const kindsOf: Record<string, readonly AutomatedKind[]> = {
  bounce: ['bounce'],
  bounce_delayed: ['delivery-report'],
  dsn_delivered: ['delivery-report'],
  feedback_report: ['delivery-report'],
  auto_reply: ['auto-reply'],
  not_bounce: ['none', 'auto-reply', 'list', 'bulk', 'read-receipt', 'calendar'],
  human: ['none'],
  mailing_list: ['list'],
  bulk_newsletter: ['bulk', 'list'],
  notification: ['bulk', 'list', 'auto-reply'],
};

export function checkKind(entry: Known, mail: ParsedMail): Finding {
  const right = kindsOf[entry.label];
  return {
    source: `${entry.source}/${entry.label}`,
    file: entry.file,
    question: right ? 'kind' : 'kind (not asked)',
    right: right?.includes(mail.automated.kind) ?? true,
    expected: entry.label,
    got: `${mail.automated.kind}: ${mail.automated.reason}`,
  };
}

type ExpectedBounce = { status: string; reply_code: string; hard_bounce: boolean };

/** Status codes of the form x.0.9xx are the corpus's own shorthand for a reason: there only the class is compared. */
export function checkBounce(entry: Known, mail: ParsedMail): Finding[] {
  if (!['bounce', 'bounce_delayed', 'dsn_delivered'].includes(entry.label)) return [];
  const base = { source: `${entry.source}/${entry.label}`, file: entry.file };
  const got = mail.bounce?.status ?? null;
  const found: Finding[] = [
    {
      ...base,
      question: 'bounce: has a recipient',
      right: mail.bounce?.recipient?.includes('@') === true,
      expected: 'an address',
      got: mail.bounce?.recipient ?? null,
    },
  ];
  const expected = Array.isArray(entry.expected) ? (entry.expected as ExpectedBounce[]) : [];
  if (expected.length === 0) return found;
  const classes = expected.map((one) => one.status[0]);
  found.push({
    ...base,
    question: 'bounce: class of status',
    right: classes.includes(got?.[0]),
    expected: classes.join(),
    got,
  });
  const exact = expected.map((one) => one.status).filter((status) => !/^\d\.0\.9\d\d$/.test(status));
  if (exact.length > 0) {
    const right = exact.includes(got ?? '');
    found.push({ ...base, question: 'bounce: status', right, expected: exact.join(), got });
  }
  return found;
}

type ExpectedMime = {
  subject: string | null;
  from: string | null;
  to: string | null;
  message_id: string | null;
  attachments: string[];
  text_head: string | null;
  has_html: boolean;
};

export function checkMime(entry: Known, mail: ParsedMail): Finding[] {
  const expected = entry.expected as ExpectedMime;
  const base = { source: entry.source, file: entry.file };
  const ask = (question: string, want: string, got: string): Finding => ({
    ...base,
    question: `mime: ${question}`,
    right: isSameText(want, got),
    expected: want,
    got,
  });
  const names = mail.attachments.map((attachment) => attachment.filename);
  const missing = expected.attachments.filter((name) => !names.includes(name));
  const head = flat(expected.text_head ?? '').slice(0, 60);
  return [
    ask('subject', expected.subject ?? '', mail.subject),
    ask('message id', expected.message_id ?? '', mail.messageId ?? ''),
    {
      ...base,
      question: 'mime: attachments named',
      right: missing.length === 0,
      expected: expected.attachments,
      got: names,
    },
    {
      ...base,
      question: 'mime: text begins',
      right: flat(mail.text).startsWith(head),
      expected: head,
      got: flat(mail.text).slice(0, 60),
    },
    {
      ...base,
      question: 'mime: has html',
      right: expected.has_html === (mail.html !== null),
      expected: expected.has_html,
      got: mail.html !== null,
    },
  ];
}

/** Equal but for white space. */
export function isSameText(a: string, b: string): boolean {
  return flat(a) === flat(b);
}

function flat(text: string): string {
  return text.normalize('NFC').replace(/\s+/g, ' ').trim();
}
