import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { threadCandidates } from './candidates.ts';
import { chooseThread, type Evidence } from './choose.ts';
import { threadSubject } from './subject.ts';

const eva = { address: 'eva@customer.test', kind: 'none' } as const;
const evidence = (changes: Partial<Evidence>): Evidence => ({
  kind: 'quoted',
  id: '<a@x>',
  conversationId: 1001,
  takesPart: true,
  ours: false,
  customer: 'eva@customer.test',
  ...changes,
});

describe('the conversation of a mail', () => {
  test('is that of our own signed id, also where the mail that it answers is in another', () => {
    const found = [
      evidence({ id: '<reply-to@x>', conversationId: 1001 }),
      evidence({ kind: 'signed', id: '<signed@x>', conversationId: 1002, ours: true }),
    ];
    expect(chooseThread(found, ['<reply-to@x>', '<signed@x>'], eva).conversationId).toBe(1002);
  });

  test('is that of the mail it answers before that of an older one, and those before relatives and subjects', () => {
    const found = [
      evidence({ kind: 'subject', id: null, conversationId: 1004 }),
      evidence({ kind: 'relative', id: null, conversationId: 1003 }),
      evidence({ id: '<old@x>', conversationId: 1002 }),
      evidence({ id: '<new@x>', conversationId: 1001 }),
    ];
    const ids = ['<new@x>', '<old@x>'];
    const chosen = (from: number) => chooseThread(found.slice(0, from), ids, eva).conversationId;
    expect([4, 3, 2, 1, 0].map(chosen)).toEqual([1001, 1002, 1003, 1004, null]);
  });

  test('is a new one for a stranger, who is shown what he writes about', () => {
    const found = [evidence({ takesPart: false, conversationId: 1042 })];
    const mallory = { address: 'mallory@customer.test', kind: 'none' } as const;
    const thread = chooseThread(found, ['<a@x>'], mallory);
    expect(thread).toMatchObject({ conversationId: null, relatedId: 1042 });
    expect(thread.reason).toContain('mallory@customer.test has no part');
    const signed = [evidence({ kind: 'signed', takesPart: false, ours: true, conversationId: 1042 })];
    expect(chooseThread(signed, ['<a@x>'], mallory)).toMatchObject({ conversationId: null, relatedId: 1042 });
  });

  test('is not that of a stranger who guessed a thread or a subject, and he is tied to nobody', () => {
    const found = [
      evidence({ kind: 'relative', id: null, takesPart: false }),
      evidence({ kind: 'subject', id: null, takesPart: false }),
    ];
    expect(chooseThread(found, [], eva)).toMatchObject({ conversationId: null, relatedId: null });
  });

  test('is for a report that of our mail, and for a mail that says it is a machine’s no other’s', () => {
    const ours = [evidence({ takesPart: false, ours: true })];
    const to = (found: Evidence[], address: string, kind: 'bounce' | 'auto-reply' | 'list') =>
      chooseThread(found, ['<a@x>'], { address, kind }).conversationId;
    expect(to(ours, 'mailer-daemon@mx.test', 'bounce')).toBe(1001);
    expect(to(ours, 'assistant@customer.test', 'auto-reply')).toBe(1001);
    expect(to(ours, 'mallory@elsewhere.test', 'auto-reply')).toBeNull();
    expect(to(ours, 'mallory@customer.test', 'list')).toBeNull();
    expect(to([evidence({ takesPart: false })], 'mailer-daemon@mx.test', 'bounce')).toBeNull();
  });

  test('never follows a subject where a machine writes', () => {
    const found = [evidence({ kind: 'subject', id: null })];
    expect(chooseThread(found, [], { ...eva, kind: 'auto-reply' }).conversationId).toBeNull();
  });
});

describe('a subject is looked for', () => {
  test.each([
    ['Re: Where is my parcel', 'where is my parcel'],
    ['AW: WG: Lieferung', 'lieferung'],
    ['Odp: Reklamacja', 'reklamacja'],
    ['RIF: Ordine', 'ordine'],
    ['VS: Tilaus', 'tilaus'],
    ['答复: 订单', '订单'],
    ['Order 10-4471 has not come', 'order 10-4471 has not come'],
  ])('%j: %j', (subject, expected) => expect(threadSubject(subject)).toBe(expected));

  test.each([
    'Where is my parcel',
    'Question',
    '',
    'Re:',
    'Re: (no subject)',
    'AW: Kein Betreff',
    'Re: New message from your website 20261123',
    'Kontaktformular 4711',
  ])('not where that would guess: %j', (subject) => expect(threadSubject(subject)).toBe(''));
});

test('a mail that names thousands of others has the newest of them and the first looked for', () => {
  const references = Array.from({ length: 5000 }, (_, at) => `<${at}@x>`);
  const { ids } = threadCandidates({ messageId: null, inReplyTo: '<y@x>', references, subject: '' });
  expect(ids).toHaveLength(101);
  expect([ids[0], ids[1], ids.at(-1)]).toEqual(['<y@x>', '<4999@x>', '<0@x>']);
});

test('what the database finds first does not change the choice among named messages', () => {
  const named = ['<c@x>', '<b@x>', '<a@x>'].map((id, at) => evidence({ id, conversationId: 1001 + at }));
  fc.assert(
    fc.property(fc.shuffledSubarray(named, { minLength: 3 }), (found) => {
      expect(chooseThread(found, ['<c@x>', '<b@x>', '<a@x>'], eva).conversationId).toBe(1001);
    }),
  );
});
