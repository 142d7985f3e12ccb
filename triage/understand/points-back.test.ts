import { expect, test } from 'vitest';

import { pointsBack } from './points-back.ts';

test.each([
  'Wie geht das?',
  'How does that work?',
  'And how do I do that?',
  'What do I have to do now?',
  'Was muss ich tun?',
])('asks about what was said before: %s', (text) => expect(pointsBack(text)).toBe(true));

test.each([
  'How do I cancel that?',
  'Wie geht das mit der Kündigung?',
  'How does the lamp work?',
  'What do I do with the broken one?',
  'Wie geht es Ihnen?',
])('asks about something of its own: %s', (text) => expect(pointsBack(text)).toBe(false));
