import { expect, test } from 'vitest';

import { supportAddress } from './desk.ts';
import type { Evidence } from './evidence.ts';
import { judge } from './judge.ts';
import { makePlan, type PlannedMail } from './plan.ts';
import { createRandom } from './random.ts';

const plan = makePlan(120, supportAddress, createRandom(1));
const answerId = (mail: PlannedMail) => mail.messageId.replace('customer.test', 'shop.test');

/** What there is to see after a run in which nothing went wrong. */
function perfect(): Evidence {
  const answered = plan.mails.filter(({ expect: { mail } }) => mail !== null);
  const ledger = plan.mails.flatMap((mail) =>
    Array.from({ length: mail.copies }, (_, copy) => ({
      message_id: mail.messageId,
      disposition: copy === 0 ? mail.expect.disposition : 'duplicate',
      reason: '',
      created_at: new Date(0),
    })),
  );
  return {
    left: { unread: 0, open: 0, undecided: 0, unsent: 0, jobs: 0 },
    filesInMailbox: ledger.length,
    ledger: ledger.map((row, index) => ({ ...row, uid: index + 1 })),
    messages: plan.mails.flatMap(({ messageId, expect: { action } }, index) =>
      action
        ? [
            {
              message_id: messageId,
              conversation: index,
              actions: [action],
              reasons: ['any'],
              handler: 'bot',
            },
          ]
        : [],
    ),
    outbox: answered.map((mail) => ({
      kind: mail.expect.mail ?? '',
      state: 'sent',
      state_reason: '',
      message_id: answerId(mail),
      answers: mail.messageId,
    })),
    accepted: answered.map((mail) => ({
      to: [mail.from],
      messageId: answerId(mail),
      inReplyTo: mail.messageId,
      at: 0,
    })),
    refused: new Map(),
    sentFolder: answered.map((mail) => ({ messageId: answerId(mail), inReplyTo: mail.messageId })),
    jobs: [],
  };
}

const wrong = (change: (evidence: Evidence) => Partial<Evidence>): string[] => {
  const evidence = perfect();
  return [...judge(plan.mails, { ...evidence, ...change(evidence) }).wrong];
};
const first = <T>(rows: readonly T[]): T => {
  const [row] = rows;
  if (row === undefined) throw new Error('no rows');
  return row;
};
const replacedFirst = <T>(rows: readonly T[], changes: Partial<T>): T[] => [
  { ...first(rows), ...changes },
  ...rows.slice(1),
];

test('a run in which nothing went wrong has nothing wrong', () => {
  expect(wrong(() => ({}))).toEqual([]);
});

test('the same seed makes the same plan, another seed another one', () => {
  expect(makePlan(120, supportAddress, createRandom(1))).toEqual(plan);
  expect(makePlan(120, supportAddress, createRandom(2))).not.toEqual(plan);
});

test('a mail without a row in the ledger is found', () => {
  expect(wrong(({ ledger }) => ({ ledger: ledger.slice(1) }))).toEqual([
    expect.stringContaining('ledger has ['),
    expect.stringContaining('the mailbox has'),
  ]);
});

test('a mail that became two messages, and one without a decision, are found', () => {
  expect(wrong(({ messages }) => ({ messages: [...messages, first(messages)] }))).toContainEqual(
    expect.stringContaining('it became 2 messages'),
  );
  expect(wrong(({ messages }) => ({ messages: replacedFirst(messages, { actions: [] }) }))).toContainEqual(
    expect.stringContaining('it has 0 decisions'),
  );
});

test('a mail that SMTP took twice, and a customer who was answered twice, are found', () => {
  expect(wrong(({ accepted }) => ({ accepted: [...accepted, first(accepted)] }))).toContainEqual(
    expect.stringContaining('SMTP took this mail 2 times'),
  );
  const again = { messageId: '<another@shop.test>' };
  expect(
    wrong(({ accepted }) => ({ accepted: [...accepted, { ...first(accepted), ...again }] })),
  ).toContainEqual(expect.stringContaining('it was answered 2 times'));
});

test('an answer that never went out is found', () => {
  expect(
    wrong(({ outbox, accepted, sentFolder }) => ({
      outbox: outbox.slice(1),
      accepted: accepted.slice(1),
      sentFolder: sentFolder.slice(1),
    })),
  ).toEqual([expect.stringContaining('the bot wrote nothing')]);
  expect(wrong(({ accepted }) => ({ accepted: accepted.slice(1) }))).toEqual([
    expect.stringContaining('SMTP took it 0 times'),
  ]);
});

test('an answer that stays in the outbox, a job that stays and a row without an end are found', () => {
  expect(wrong(({ outbox }) => ({ outbox: replacedFirst(outbox, { state: 'queued' }) }))).toContainEqual(
    expect.stringContaining('still "queued"'),
  );
  const jobs = [{ task: 'send-mail', attempts: 8, last_error: null }];
  expect(wrong(() => ({ jobs }))).toEqual([expect.stringContaining('a job send-mail is left after 8 tries')]);
  expect(wrong(({ left }) => ({ left: { ...left, open: 1 } }))).toEqual([
    expect.stringContaining('have no end'),
  ]);
});

test('an answer of which nothing is known is listed, and is wrong only where no person has it', () => {
  const evidence = perfect();
  const answer = first(evidence.outbox);
  const unknown = { ...evidence, outbox: replacedFirst(evidence.outbox, { state: 'unknown' }) };
  expect(judge(plan.mails, unknown).wrong).toEqual([
    expect.stringContaining('no person has the conversation'),
  ]);
  const messages = evidence.messages.map((row) =>
    row.message_id === answer.answers ? { ...row, handler: 'human' } : row,
  );
  const verdict = judge(plan.mails, { ...unknown, messages });
  expect(verdict.wrong).toEqual([]);
  expect(verdict.unknown).toEqual([expect.objectContaining({ arrived: true })]);
});

test('an answer that failed although no server refused it is found', () => {
  expect(wrong(({ outbox }) => ({ outbox: replacedFirst(outbox, { state: 'failed' }) }))).toEqual(
    expect.arrayContaining([
      expect.stringContaining('and SMTP took it'),
      expect.stringContaining('its answer "failed"'),
    ]),
  );
});

test('a copy that is missing in Sent, one that is there twice and one of no mail of ours are found', () => {
  expect(wrong(({ sentFolder }) => ({ sentFolder: sentFolder.slice(1) }))).toEqual([
    expect.stringContaining('no copy is in Sent'),
  ]);
  expect(wrong(({ sentFolder }) => ({ sentFolder: [...sentFolder, first(sentFolder)] }))).toEqual([
    expect.stringContaining('is in Sent 2 times'),
  ]);
  const stranger = { messageId: '<stranger@shop.test>', inReplyTo: null };
  expect(wrong(({ sentFolder }) => ({ sentFolder: [...sentFolder, stranger] }))).toEqual([
    expect.stringContaining('its state is undefined'),
  ]);
});

test('what a restored backup has forgotten is no fault; a second answer is', () => {
  const evidence = perfect();
  const answer = first(evidence.outbox);
  const renamed = { message_id: '<another@shop.test>', state: 'withdrawn' };
  const forgotten = { ...evidence, outbox: replacedFirst(evidence.outbox, renamed) };
  expect(judge(plan.mails, forgotten, true).wrong).toEqual([]);
  expect(judge(plan.mails, forgotten).wrong).not.toEqual([]);
  const again = { ...first(evidence.accepted), messageId: '<another@shop.test>', inReplyTo: answer.answers };
  for (const state of ['sent', 'unknown', 'withdrawn']) {
    const twice = {
      ...evidence,
      outbox: replacedFirst(evidence.outbox, { ...renamed, state }),
      accepted: [...evidence.accepted, again],
    };
    expect(judge(plan.mails, twice, true).wrong).toContainEqual(
      expect.stringContaining('it was answered 2 times'),
    );
  }
});

test('a mail that was tried again after the one that follows it is no fault where both are one conversation', () => {
  const second = plan.mails.find(({ follows }) => follows?.copies === 1);
  if (!second?.follows) throw new Error('no mail follows another');
  const first = second.follows;
  const swapped = new Map([
    [first.messageId, 'threaded'],
    [second.messageId, 'new'],
  ] as const);
  const overtaken = (conversation: number) => {
    const evidence = perfect();
    return judge(plan.mails, {
      ...evidence,
      ledger: evidence.ledger.map((row) => ({
        ...row,
        disposition: swapped.get(row.message_id ?? '') ?? row.disposition,
      })),
      messages: evidence.messages.map((row) =>
        row.message_id === first.messageId
          ? { ...row, conversation: 1 }
          : row.message_id === second.messageId
            ? { ...row, conversation }
            : row,
      ),
    }).wrong;
  };
  expect(overtaken(1)).toEqual([]);
  expect(overtaken(2)).not.toEqual([]);
});
