// What the sign-in form may hold. Apart from its route: a schema there would take zod into the browser.

import { z } from 'zod';

import { toSay } from '../words/say.ts';
import { email } from './account.ts';

export const signInForm = z.object({
  email,
  // Longer ones only cost time to hash.
  password: z
    .string()
    .min(1, toSay('Enter your password.'))
    .max(1000, toSay('That is too long for a password.')),
  to: z.string().optional(),
});
