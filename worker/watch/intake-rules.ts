// What a mailbox wants done with mail that is old or large, and how often it is looked at.

import type { MailboxConfig } from '../../config.ts';

export type IntakeRules = Readonly<{
  /** Days of mail before the first contact that are brought in as history; 0: none. */
  importDays: number;
  /** Mail that reaches us older than this goes to a person. */
  ageLimitHours: number;
  /** Of a larger mail only the header is fetched. */
  mostBytes: number;
  /** A server that tells nothing is asked this often. */
  pollMs: number;
}>;

export function intakeRules(
  { importDays, ageLimitHours, pollSeconds }: MailboxConfig,
  mostBytes: number,
): IntakeRules {
  return { importDays, ageLimitHours, mostBytes, pollMs: pollSeconds * 1_000 };
}
