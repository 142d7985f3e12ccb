// Run by `hostile.test.ts` in a process of its own, whose memory is the parser's alone: parses every hostile mail once and
// prints a line of JSON for each.

import { parseMail } from '../../triage/parse/parse-mail.ts';
import { hostileCases } from './cases.ts';

export type HostileResult = Readonly<{
  name: string;
  /** Processor time, in milliseconds: what the mail costs, whatever else the machine does. */
  cpuMs: number;
  error: string | null;
  text: string;
}>;

async function outcomeOf(raw: Buffer): Promise<Pick<HostileResult, 'error' | 'text'>> {
  try {
    const mail = await parseMail(raw, { authservId: 'mx.shop.test', ownAddresses: ['support@shop.test'] });
    return { error: null, text: mail.reply.slice(0, 200) };
  } catch (error) {
    return { error: error instanceof Error ? error.message : String(error), text: '' };
  }
}

const usual = 'From: eva@customer.test\r\nSubject: Hello\r\n\r\nWhere is my order?\r\n';
await outcomeOf(Buffer.from(usual));
for (const { name, raw } of hostileCases) {
  const source = raw();
  globalThis.gc?.();
  const before = process.cpuUsage();
  const outcome = await outcomeOf(source);
  const { user, system } = process.cpuUsage(before);
  process.stdout.write(`${JSON.stringify({ name, cpuMs: (user + system) / 1000, ...outcome })}\n`);
}
process.stdout.write(`${JSON.stringify({ peakBytes: process.resourceUsage().maxRSS * 1024 })}\n`);
