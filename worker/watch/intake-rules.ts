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

type WithRules = MailboxConfig &
  Readonly<{ importDays?: number; ageLimitHours?: number; pollSeconds?: number }>;

export function intakeRules(mailbox: WithRules, mostBytes: number): IntakeRules {
  const { importDays = 0, ageLimitHours = 24, pollSeconds = 20 } = mailbox;
  return { importDays, ageLimitHours, mostBytes, pollMs: pollSeconds * 1_000 };
}
