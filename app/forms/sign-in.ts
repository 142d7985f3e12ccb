// What the sign-in form may hold. Apart from its route: a schema there would take zod into the browser.

import { z } from 'zod';

export const signInForm = z.object({
  email: z.string().trim().toLowerCase().pipe(z.email('Enter your e-mail address, such as eva@example.com.')),
  // Longer ones only cost time to hash.
  password: z.string().min(1, 'Enter your password.').max(1000, 'That is too long for a password.'),
  to: z.string().optional(),
});
