// What a mailbox wants done with mail that is old or large.

import type { MailboxConfig } from '../../config.ts';

export type IntakeRules = Readonly<{
  /** Days of mail before the first contact that are brought in as history; 0: none. */
  importDays: number;
  /** Mail that reaches us older than this goes to a person. */
  ageLimitHours: number;
  /** Of a larger mail only the header is fetched. */
  mostBytes: number;
}>;

type WithRules = MailboxConfig & Partial<Pick<IntakeRules, 'importDays' | 'ageLimitHours'>>;

const defaultAgeLimitHours = 24;

export function intakeRules(mailbox: WithRules, mostBytes: number): IntakeRules {
  const { importDays = 0, ageLimitHours = defaultAgeLimitHours } = mailbox;
  return { importDays, ageLimitHours, mostBytes };
}
