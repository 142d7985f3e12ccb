// Where the desk under test hands its mail in: takes it, refuses it, hangs or breaks off as planned, and keeps a record.

import { headerValue, splitHeader } from '../../sandbox/header-block.ts';
import { type SmtpFault, startSmtpSide } from '../../sandbox/smtp-side.ts';
import type { Plan } from './plan.ts';
import type { Random } from './random.ts';

export type Accepted = Readonly<{
  to: readonly string[];
  messageId: string;
  inReplyTo: string | null;
  at: number;
}>;

export type Sink = Readonly<{
  port: number;
  /** What the server has taken, also where its answer was lost. */
  accepted: readonly Accepted[];
  /** How often each recipient's mail was refused for good (5xx). */
  refused: ReadonlyMap<string, number>;
  /** How often each fault has been met, by what it is. */
  faults: ReadonlyMap<string, number>;
  stop: () => Promise<void>;
}>;

/** One connection in this many is greeted with 421 or cut off. */
const badGreeting = 1 / 40;

export async function startSink(
  plan: Plan,
  account: { user: string; password: string },
  random: Random,
): Promise<Sink> {
  const accepted: Accepted[] = [];
  const refused = new Map<string, number>();
  const met = new Map<string, number>();
  const tries = new Map<string, number>();
  const note = (fault: SmtpFault, to: string | undefined) => {
    const name = `${fault.at} ${fault.action}${fault.code ? ` ${fault.code}` : ''}`;
    met.set(name, (met.get(name) ?? 0) + 1);
    if (to !== undefined && (fault.code ?? 0) >= 500) refused.set(to, (refused.get(to) ?? 0) + 1);
    return fault;
  };
  const greet = (): SmtpFault | null => {
    if (!random.chance(badGreeting)) return null;
    return random.chance(0.5)
      ? { at: 'connect', action: 'reply', code: 421 }
      : { at: 'connect', action: 'drop' };
  };
  const side = await startSmtpSide({
    ...account,
    port: 0,
    faults: ({ stage, to }) => {
      if (stage === 'connect') {
        const fault = greet();
        return fault && note(fault, undefined);
      }
      const [recipient] = to;
      if (recipient === undefined) return null;
      if (stage === 'rcpt') tries.set(recipient, (tries.get(recipient) ?? 0) + 1);
      const fault = plan.faults.get(recipient)?.[(tries.get(recipient) ?? 1) - 1] ?? null;
      return fault?.at === stage ? note(fault, recipient) : null;
    },
    onMail: ({ to, raw }) => {
      const { fields } = splitHeader(raw.toString('latin1'));
      accepted.push({
        to,
        messageId: headerValue(fields, 'message-id') ?? '',
        inReplyTo: headerValue(fields, 'in-reply-to'),
        at: Date.now(),
      });
    },
    onFault: (error) => {
      throw error;
    },
  });
  return { port: side.port, accepted, refused, faults: met, stop: side.stop };
}
