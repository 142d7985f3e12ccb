// What the customers do when a mail from support reaches them: the other half of the practice conversations.

import { company } from './company.ts';
import type { CustomerEmail } from './customers.ts';
import type { ReadMail } from './read-mail.ts';

export type Reaction = Readonly<{
  customer: CustomerEmail;
  /** Reacts only to answers to this scripted mail; null: to any mail from support. */
  to: string | null;
  /** Whether this answer is the one that is waited for. */
  when(answer: ReadMail): boolean;
  /** Seconds until the answer is written. */
  after: number;
  words: string;
  /** Default: "Re: …" of the mail that is answered. */
  subject?(answer: ReadMail): string;
  /** By the mailbox itself, not by its owner: nothing is quoted and the envelope sender is empty (RFC 3834). */
  automatic: boolean;
}>;

/** Each happens once. */
export const reactions: readonly Reaction[] = [
  {
    customer: 'luca.ferrante@casella.example',
    to: 'status-without-number',
    when: (answer) => /number/i.test(answer.text),
    after: 9,
    words: 'Ah sorry, of course. It is HH-20422, the mugs.\n\nLuca',
    automatic: false,
  },
  {
    customer: 'aoife.brennan@postbox.example',
    to: 'lamp-status',
    when: (answer) => answer.text.includes('HH-20417'),
    after: 14,
    words: 'That was quick. Perfect, thank you!\n\nAoife',
    automatic: false,
  },
  {
    customer: 'priya.raman@brievenbus.example',
    to: 'password',
    when: (answer) => answer.text.includes(company.passwordResetUrl),
    after: 12,
    words: `Hello,

I had tried that page already, before I wrote to you, and it did not help: no e-mail ever comes, not even in the spam folder. What now?

Priya`,
    automatic: false,
  },
  {
    // Answers machines too, as many do in spite of RFC 3834: support must be able to stand that.
    customer: 'tomasz.zielinski@poczta.example',
    to: null,
    when: () => true,
    after: 1,
    subject: (answer) => `Automatic reply: ${answer.subject}`,
    words: `Thank you for your message. I am out of the office and will be back on Monday in two weeks. I do not read my mail while I am away.

Dziękuję za wiadomość. Jestem na urlopie i odpiszę po powrocie.

Tomasz Zieliński`,
    automatic: true,
  },
];
