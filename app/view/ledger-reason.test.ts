import { expect, it } from 'vitest';

import { sayIn } from '../language.ts';
import { sayReason } from './ledger-reason.ts';

const say = sayIn('de');

it.each([
  ['this very mail is here already', 'genau diese Mail ist schon hier'],
  [
    'this very mail is here already, by way of help@shop.example',
    'genau diese Mail ist schon hier, über help@shop.example',
  ],
  ['it answers a mail of conversation 7', 'sie antwortet auf eine Mail von Gespräch 7'],
  [
    'it answers conversation 7, in which eve@other.example has no part',
    'sie antwortet auf Gespräch 7, an dem eve@other.example nicht beteiligt ist',
  ],
  [
    'a calendar answer (METHOD:REPLY, RFC 5546)',
    'eine Antwort auf einen Kalendereintrag (METHOD:REPLY, RFC 5546)',
  ],
])('a German reads why a mail ended as it did: %s', (kept, shown) => {
  expect(sayReason(kept, say)).toBe(shown);
});

it('what a header said itself is shown as it stands there', () => {
  expect(sayReason('List-Unsubscribe', say)).toBe('List-Unsubscribe');
});

it('in English it is as it was kept', () => {
  const kept = 'it reports on a mail of conversation 12';
  expect(sayReason(kept, sayIn('en'))).toBe(kept);
});
