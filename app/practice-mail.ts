// Talks to the sandbox's practice mail server: whose mailboxes there are, what is in one, a mail written as a customer.

import { z } from 'zod';

/** It runs on this machine: what takes longer hangs. */
const limitMs = 5_000;

const customers = z.object({
  items: z.array(
    z.object({
      name: z.string(),
      email: z.string(),
      about: z.string().nullish(),
      orders: z.array(z.union([z.string(), z.number()])).default([]),
    }),
  ),
});
const mails = z.object({
  items: z.array(
    z.object({
      messageId: z.string().nullable(),
      direction: z.enum(['in', 'out']),
      from: z.string(),
      to: z.string(),
      subject: z.string(),
      text: z.string(),
      html: z.string().nullish(),
      at: z.string(),
      automatic: z.boolean().nullish(),
      inReplyTo: z.string().nullish(),
    }),
  ),
});
const written = z.object({ messageId: z.string() });
const refused = z.object({ error: z.object({ message: z.string() }) });

export type PracticeCustomer = z.infer<typeof customers>['items'][number];
export type PracticeMail = z.infer<typeof mails>['items'][number];
export type NewPracticeMail = Readonly<{
  from: string;
  subject: string;
  text: string;
  inReplyTo?: string;
  spoofed?: boolean;
}>;

export async function listPracticeCustomers(base: string): Promise<PracticeCustomer[]> {
  return customers.parse(await read(base, '/customers')).items;
}

export async function listPracticeMails(base: string, email: string): Promise<PracticeMail[]> {
  return mails.parse(await read(base, `/mailboxes/${encodeURIComponent(email)}`)).items;
}

/** `fault` is the practice server's own word for a mail that it does not take. */
export async function writePracticeMail(
  base: string,
  mail: NewPracticeMail,
): Promise<{ messageId: string; fault: null } | { messageId: null; fault: string }> {
  const response = await fetch(new URL(`${base}/mails`), {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(mail),
    signal: AbortSignal.timeout(limitMs),
  });
  if (response.status === 400) {
    return { messageId: null, fault: refused.parse(await response.json()).error.message };
  }
  if (!response.ok) throw new Error(`The practice mail server answered ${response.status}`);
  return { messageId: written.parse(await response.json()).messageId, fault: null };
}

async function read(base: string, path: string): Promise<unknown> {
  const response = await fetch(new URL(`${base}${path}`), { signal: AbortSignal.timeout(limitMs) });
  if (!response.ok) throw new Error(`The practice mail server answered ${response.status}`);
  return response.json();
}
