import { expect, test } from 'vitest';

import { isPlainThanks } from './plain-thanks.ts';

test.each([
  'Thanks!',
  'Brilliant, thanks a lot and have a nice day!',
  'Prima, herzlichen Dank und schönen Tag noch!',
  'Super, danke und ein schönes Wochenende!',
  'Vielen Dank für die schnelle Antwort!',
  'Merci beaucoup et bonne journée !',
])('thanks and no other word: %s', (text) => expect(isPlainThanks(text)).toBe(true));

test.each([
  'Thanks for nothing.',
  'Thanks, but the lamp is broken.',
  'Thanks, when do you open?',
  'Danke auch.',
  'Na toll, danke.',
  'Danke fürs Warten lassen',
  'Perfect',
  'Thanks, it is 10-4471',
  'Thanks, a human please',
])('not only thanks: %s', (text) => expect(isPlainThanks(text)).toBe(false));
