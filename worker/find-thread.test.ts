import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { useReceiving } from '../test/receiving.ts';
import { makeMessageId } from '../triage/thread/message-id.ts';

const desk = useReceiving();
const eva = 'eva@customer.test';
const mallory = 'mallory@elsewhere.test';
let mails = 0;

/** Receives a mail of Eva's; `answers` names the mails in References, the last one being answered. */
async function mail(of: {
  id?: string;
  answers?: string[];
  from?: string;
  subject?: string;
  headers?: string[];
}) {
  mails++;
  const { answers = [], from = eva, subject = `Matter ${mails}`, headers = [] } = of;
  const answered = answers.at(-1);
  return await desk.receiveLetter({
    from,
    subject,
    text: `Words ${mails}.`,
    messageId: of.id ?? `<mail-${mails}@customer.test>`,
    headers: [
      ...(answered ? [`In-Reply-To: ${answered}`, `References: ${answers.join(' ')}`] : []),
      ...headers,
    ],
  });
}

const conversation = (id: number | null) =>
  desk.test.db
    .selectFrom('conversation')
    .selectAll()
    .where('id', '=', id ?? 0)
    .executeTakeFirstOrThrow();

describe('an answer', () => {
  test('joins by our signed id alone, even where the mail that it names is not here', async () => {
    const first = await mail({});
    const id = makeMessageId({
      conversationNumber: first.conversation_id ?? 0,
      messageId: 'restored-from-a-backup',
      domain: 'shop.test',
      key: desk.context.config.secret,
    });
    const answer = await mail({ answers: [id, '<rewritten-by-a-gateway@elsewhere.test>'] });
    expect(answer).toMatchObject({ disposition: 'threaded', conversation_id: first.conversation_id });
    const forged = id.replace(/[0-9a-f]@/, (end) => (end === '0@' ? '1@' : '0@'));
    expect(await mail({ answers: [forged] })).toMatchObject({ disposition: 'new' });
  });

  test('joins without any header where subject and sender are those of a recent conversation', async () => {
    const first = await mail({ subject: 'The blue lamp flickers' });
    const same = await mail({ subject: 'AW: The blue  lamp flickers' });
    expect(same).toMatchObject({ disposition: 'threaded', conversation_id: first.conversation_id });
    expect(same.reason).toContain('subject');
    const stranger = await mail({ subject: 'Re: The blue lamp flickers', from: mallory });
    expect(stranger.disposition).toBe('new');
    expect((await conversation(stranger.conversation_id)).related_conversation_id).toBeNull();
    expect(await mail({ subject: 'The blue lamp flickers' })).toMatchObject({ disposition: 'new' });
  });

  test('of somebody in Cc joins', async () => {
    const first = await mail({ headers: ['Cc: Colleague <Colleague@customer.test>'] });
    const answer = await mail({ answers: [first.message_id ?? ''], from: 'colleague@customer.test' });
    expect(answer).toMatchObject({ disposition: 'threaded', conversation_id: first.conversation_id });
  });

  test('of a stranger, or of the customer from another address, is apart and linked', async () => {
    const first = await mail({});
    for (const from of [mallory, 'eva.private@elsewhere.test']) {
      const apart = await mail({ answers: [first.message_id ?? ''], from });
      expect(apart).toMatchObject({ disposition: 'new', reason: expect.stringContaining('has no part') });
      expect(await conversation(apart.conversation_id)).toMatchObject({
        related_conversation_id: first.conversation_id,
      });
      const next = await mail({ answers: [apart.message_id ?? ''], from });
      expect(next.conversation_id).toBe(apart.conversation_id);
    }
  });

  test('that came before the mail it answers has that one join it', async () => {
    const answer = await mail({ id: '<second@order.test>', answers: ['<first@order.test>'] });
    const first = await mail({ id: '<first@order.test>' });
    expect(first).toMatchObject({ disposition: 'threaded', conversation_id: answer.conversation_id });
  });
});

/** A tree of mails: each answers one before it, and names all above it as programs do. */
const threads = fc.array(fc.nat(), { minLength: 1, maxLength: 5 }).chain((parents) =>
  fc.record({
    parents: fc.constant(parents.map((parent, at) => (at === 0 ? null : parent % at))),
    order: fc.shuffledSubarray([...parents.keys()], { minLength: parents.length }),
  }),
);

test('a thread is one conversation whatever the order of arrival, and two threads are two', async () => {
  let runs = 0;
  await fc.assert(
    fc.asyncProperty(threads, threads, async (one, two) => {
      runs++;
      const found = [new Set<number | null>(), new Set<number | null>()];
      const mailsOf = [one, two].map(({ parents, order }, thread) => {
        const id = (at: number) => `<${at}.${thread}.${runs}@tree.test>`;
        const answers = (at: number): string[] => {
          const parent = parents[at];
          return parent == null ? [] : [...answers(parent), id(parent)];
        };
        return order.map((at) => ({ id: id(at), answers: answers(at) }));
      });
      const longest = Math.max(...mailsOf.map((each) => each.length));
      for (let at = 0; at < longest; at++) {
        for (const thread of [0, 1]) {
          const next = mailsOf[thread]?.[at];
          if (next) found[thread]?.add((await mail(next)).conversation_id);
        }
      }
      expect(found.map((each) => each.size)).toEqual([1, 1]);
      expect([...(found[0] ?? [])][0]).not.toBe([...(found[1] ?? [])][0]);
    }),
    { numRuns: 12 },
  );
});
