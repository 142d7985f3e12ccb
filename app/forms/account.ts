// What the forms about accounts may hold. Apart from their routes: a schema there would take zod into the browser.

import { z } from 'zod';

import { languages, toSay } from '../words/say.ts';

export const email = z
  .string()
  .trim()
  .toLowerCase()
  .pipe(z.email(toSay('Enter an address such as eva@example.com.')));

export const personName = z
  .string()
  .trim()
  .min(1, toSay('Enter a name.'))
  .max(100, toSay('That is too long for a name.'));

/** Length is what makes it hard to guess (NIST SP 800-63B); longer ones than this only cost time to hash. */
const newPassword = z
  .string()
  .min(10, toSay('Use at least 10 characters.'))
  .max(1000, toSay('That is too long for a password.'));

const token = z.string().max(100).default('');

export const setUpForm = z.object({ token, email, name: personName, password: newPassword });
export const joinForm = z.object({ token, name: personName, password: newPassword });
export const resetForm = z.object({ token, password: newPassword });
export const forgotForm = z.object({ email });
export const codeForm = z.object({
  code: z.string().trim().min(1, toSay('Enter a code.')).max(60, toSay('That is too long for a code.')),
  to: z.string().optional(),
});

export const profileForm = z.object({
  name: personName,
  language: z.enum(languages),
  timeZone: z.string().trim().refine(isTimeZone, toSay('Choose one from the list, such as Europe/Berlin.')),
});

const oldPassword = z.string().max(1000).default('');
export const passwordForm = z.object({ old: oldPassword, password: newPassword });
export const confirmForm = z.object({ old: oldPassword });

export const sessionId = z.coerce.number().int().positive();

function isTimeZone(zone: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone });
    return true;
  } catch {
    return false;
  }
}
