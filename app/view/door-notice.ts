// What the sign-in page says to who was led there, by a name in its address: nobody else's words can be put there.

import { toSay } from '../words/say.ts';

export type DoorNotice = Readonly<{ kind: 'done' | 'fault'; words: string }>;

export const doorNotices = {
  'password-changed': {
    kind: 'done',
    words: toSay('Your password is changed, and all sessions have ended. Sign in with the new one.'),
  },
  'set-up': { kind: 'done', words: toSay('This Baton is set up already: sign in.') },
  'provider-down': {
    kind: 'fault',
    words: toSay('The sign-in provider does not answer. Try again in a minute, or use your password.'),
  },
  'provider-refused': {
    kind: 'fault',
    words: toSay('Signing in was broken off, or took too long. Please begin again here.'),
  },
  'provider-unverified': {
    kind: 'fault',
    words: toSay('The sign-in provider has not verified your address, so it cannot be used here.'),
  },
  'provider-unknown': {
    kind: 'fault',
    words: toSay(
      'There is no account here for the address that you signed in with. Ask an admin to invite you.',
    ),
  },
} as const satisfies Record<string, DoorNotice>;

export function doorNotice(name: string | null): DoorNotice | null {
  return name !== null && Object.hasOwn(doorNotices, name)
    ? doorNotices[name as keyof typeof doorNotices]
    : null;
}
