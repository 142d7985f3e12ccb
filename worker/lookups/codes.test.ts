import { beforeAll, describe, expect, test } from 'vitest';

import { putOrder } from '../../db/orders.ts';
import { getMailToTriage } from '../../db/triage.ts';
import { useJobDesk } from '../../test/job-desk.ts';
import { order } from '../../test/order.ts';
import { storePolicy } from '../../test/store-policy.ts';
import { storeConversation, storeMessage } from '../../test/stored.ts';
import { codeMark } from '../../triage/compose/code-mark.ts';
import { parseTemplate } from '../../triage/compose/template.ts';
import { sendMail } from '../jobs/send-mail.ts';
import { triageMail } from '../jobs/triage-mail.ts';
import { codeOf, isCode, newNonce } from './code-digits.ts';
import { lookUpForMails } from './codes.ts';

/** Of their own for each test, so that no limit of one is met by another. */
const people = (name: string) => Array.from({ length: 20 }, (_, at) => `${name}${at}@customer.test`);
const abroad = ['fr', 'es', 'cs'].flatMap((each) => [
  `eva-${each}@customer.test`,
  `mallory-${each}@customer.test`,
]);
const desk = useJobDesk({ customers: [...people('eva'), ...people('mallory'), ...abroad] });
let turn = 0;

beforeAll(() => storePolicy(desk.test.db, { oneTimeCode: true, botMailsPerHour: 500 }));

type Asked = Readonly<{
  conversationId: number;
  /** Whose order it is, and who asks about it. */
  owner: string;
  asker: string;
  number: string;
  /** As it reached the owner. */
  code: string;
}>;

async function ask(by: 'owner' | 'stranger', exists = true): Promise<Asked> {
  turn++;
  const owner = `eva${turn}@customer.test`;
  const asker = by === 'owner' ? owner : `mallory${turn}@customer.test`;
  const number = `30-${1000 + turn}`;
  if (exists) await putOrder(desk.test.db, order({ number, customerEmail: owner }));
  const reply = `Where is my order ${number}? When will it arrive?`;
  const { conversationId, messageId } = await storeConversation(desk.test.db, {
    from: { address: asker, name: 'Mallory Evil-Name' },
    subject: 'Buy at evil.example',
    ...{ reply, text: reply, authenticity: by === 'owner' ? 'none' : 'pass' },
  });
  await triageMail.run(desk.context, { messageId });
  await sendAll(conversationId);
  return { conversationId, owner, asker, number, code: codeIn(inbox(owner).at(-1)) };
}

async function say({ conversationId, asker }: Asked, reply: string) {
  const from = { address: asker, name: 'Mallory Evil-Name' };
  const messageId = await desk.test.db
    .transaction()
    .execute((trx) => storeMessage(trx, conversationId, { from, text: reply, reply, authenticity: 'none' }));
  await triageMail.run(desk.context, { messageId });
  await sendAll(conversationId);
  return messageId;
}

async function sendAll(conversationId: number) {
  const rows = await desk.test.db
    .selectFrom('outbox')
    .select('id')
    .where('conversation_id', '=', conversationId)
    .where('state', '=', 'queued')
    .execute();
  for (const { id } of rows) await sendMail.run(desk.context, { outboxId: id });
}

const inbox = (address: string) => desk.received(address).map(({ raw }) => raw.toString());
const codeIn = (raw = '') => /^(\d{6})\s*$/m.exec(raw)?.[1] ?? 'none';
const stateOf = async ({ conversationId }: Asked) =>
  await desk.test.db
    .selectFrom('conversation')
    .select(['handler', 'reasons'])
    .where('id', '=', conversationId)
    .executeTakeFirstOrThrow();
const verdicts = async ({ conversationId }: Asked) =>
  (
    await desk.test.db
      .selectFrom('sender_code_try')
      .innerJoin('sender_code', 'sender_code.id', 'code_id')
      .select('verdict')
      .where('conversation_id', '=', conversationId)
      .execute()
  ).map((each) => each.verdict);
const toPerson = { handler: 'human', reasons: ['sender_not_authentic'] };

describe('the digits of a code', () => {
  test('are six, the same for one nonce and secret, and other ones for any other', () => {
    const nonce = newNonce();
    expect(codeOf('secret', nonce)).toMatch(/^\d{6}$/);
    expect(codeOf('secret', nonce)).toBe(codeOf('secret', nonce));
    expect(isCode('secret', nonce, codeOf('secret', nonce))).toBe(true);
    const others = [codeOf('other', nonce), codeOf('secret', newNonce()), codeOf('secret', newNonce())];
    expect(others.filter((each) => each === codeOf('secret', nonce)).length).toBeLessThan(2);
    expect(isCode('secret', nonce, '12345')).toBe(false);
  });
});

describe('a customer who is not proven', () => {
  test('gets a code at the address on the order, and by it the answer', async () => {
    const asked = await ask('owner');
    expect(asked.code).toMatch(/^\d{6}$/);
    const [mail] = inbox(asked.owner);
    // Under our own words alone: nothing of what was written, by whomever, is in it.
    expect(mail).toMatch(/^Subject: Your code/m);
    expect(mail).not.toMatch(/evil|30-1|DPD/i);
    await say(asked, `Here it is: ${asked.code}`);
    expect(inbox(asked.owner)).toHaveLength(2);
    expect(inbox(asked.owner)[1]).toMatch(/on its way[\s\S]*DPD/);
    expect(await stateOf(asked)).toEqual({ handler: 'bot', reasons: [] });
  });

  test('leaves no digits in the database', async () => {
    const { conversationId, code } = await ask('owner');
    const { rows } = await desk.test.pool.query(
      "select text, html from message where conversation_id = $1 and direction = 'out'",
      [conversationId],
    );
    expect(JSON.stringify(rows)).toContain(codeMark);
    const others = await desk.test.pool.query(`select sender_code::text from sender_code
      union all select decision::text from decision union all select outbox::text from outbox
      union all select payload::text from graphile_worker._private_jobs`);
    expect(JSON.stringify([rows, others.rows])).not.toContain(code);
  });

  test('is answered once by one code', async () => {
    const asked = await ask('owner');
    await say(asked, asked.code);
    await say(asked, `And again ${asked.code}`);
    expect(await verdicts(asked)).toEqual(['right']);
    expect(inbox(asked.owner).filter((mail) => /on its way/.test(mail))).toHaveLength(1);
  });
});

describe('somebody who asks about the order of somebody else', () => {
  test('is told that a code went to the address on it, and that address alone gets code and answer', async () => {
    const asked = await ask('stranger');
    expect(inbox(asked.asker)).toEqual([expect.stringContaining('If there is an order')]);
    expect(inbox(asked.asker).join()).not.toContain(asked.code);
    expect(inbox(asked.owner).join()).not.toMatch(/mallory|evil/i);
    // The owner has passed the code on, or is the one who asks: the answer goes there all the same.
    await say(asked, asked.code);
    expect(inbox(asked.asker)).toHaveLength(1);
    expect(inbox(asked.owner)).toHaveLength(2);
    expect(inbox(asked.owner)[1]).toContain('on its way');
    expect(inbox(asked.owner)[1]).not.toMatch(/Hello Mallory/);
  });

  test('who guesses brings a person, and the right code opens nothing any more', async () => {
    const asked = await ask('stranger');
    await say(asked, asked.code === '111111' ? '222222' : '111111');
    expect(await stateOf(asked)).toEqual(toPerson);
    await say(asked, asked.code);
    expect([...inbox(asked.asker), ...inbox(asked.owner)].join()).not.toMatch(/DPD/);
  });

  test('reads the same where there is no such order, word for word, and guesses in vain', async () => {
    const [there, nowhere] = [await ask('stranger'), await ask('stranger', false)];
    const words = (mail = '') => mail.slice(mail.indexOf('Hello'), mail.indexOf('If no code'));
    expect(words(inbox(nowhere.asker)[0])).toBe(words(inbox(there.asker)[0]));
    expect(words(inbox(there.asker)[0])).toMatch(/code of six/);
    expect(inbox(nowhere.owner)).toEqual([]);
    await say(nowhere, '123456');
    expect(await stateOf(nowhere)).toEqual(toPerson);
  });

  test('fills nobody’s mailbox: three codes in an hour, then none', async () => {
    const { asker, owner, number } = await ask('stranger');
    for (let times = 0; times < 4; times++) {
      const reply = `Where is my order ${number}? When will it arrive?`;
      const from = { address: asker, name: '' };
      const { messageId, conversationId } = await storeConversation(desk.test.db, {
        from,
        reply,
        text: reply,
      });
      await triageMail.run(desk.context, { messageId });
      await sendAll(conversationId);
    }
    expect(inbox(owner)).toHaveLength(3);
    expect(inbox(asker)).toHaveLength(5);
  });
});

describe('in the customer’s language', () => {
  // An answer for each, as a team that serves the language has one.
  const answers = ['fr', 'es', 'cs'].map((language) =>
    parseTemplate(
      `order-status.${language}`,
      `---\nkind: answer\nintent: order_status\nlanguage: ${language}\nlookup: order\n---\n{{ order.number }}`,
    ),
  );
  test.each([
    ['fr', 'Bonjour, où est ma commande {number} ? Quand sera-t-elle livrée ?', /^Subject: Votre code/m],
    [
      'es',
      'Hola, ¿dónde está mi pedido {number}? ¿Cuándo llegará?',
      /^Subject: =\?UTF-8\?Q\?Su_c=C3=B3digo/m,
    ],
    [
      'cs',
      'Dobrý den, kde je moje objednávka {number}? Kdy dorazí?',
      /^Subject: =\?UTF-8\?B\?VsOhxaEga8OzZA==/m,
    ],
  ] as const)(
    '%s: both are told, the asker and the address on the order',
    async (language, words, subject) => {
      const [owner, asker, number] = [
        `eva-${language}@customer.test`,
        `mallory-${language}@customer.test`,
        `40-${language.charCodeAt(0)}00`,
      ];
      await putOrder(desk.test.db, order({ number, customerEmail: owner }));
      const reply = words.replace('{number}', number);
      const stored = await storeConversation(desk.test.db, {
        ...{ from: { address: asker, name: '' }, subject: '', reply, text: reply, authenticity: 'pass' },
      });
      const context = { ...desk.context, templates: [...desk.context.templates, ...answers] };
      await triageMail.run(context, { messageId: stored.messageId });
      const decided = await desk.test.db
        .selectFrom('decision')
        .select(['template', 'reasons'])
        .where('message_id', '=', stored.messageId)
        .executeTakeFirst();
      expect(decided).toEqual({ template: `ask-code.${language}`, reasons: ['sender_not_authentic'] });
      await sendAll(stored.conversationId);
      expect(inbox(owner)[0]).toMatch(subject);
      expect(codeIn(inbox(owner)[0])).toMatch(/^\d{6}$/);
      expect(inbox(asker)).toHaveLength(1);
      expect(inbox(asker)[0]).not.toContain(codeIn(inbox(owner)[0]));
    },
  );
});

describe('a code', () => {
  test('is good for ten minutes, by when the mail came', async () => {
    const asked = await ask('owner');
    await desk.test.db
      .updateTable('sender_code')
      .set({ expires_at: new Date(Date.now() - 11 * 60_000) })
      .where('conversation_id', '=', asked.conversationId)
      .execute();
    await say(asked, asked.code);
    expect(await stateOf(asked)).toEqual(toPerson);
    expect(await verdicts(asked)).toEqual(['expired']);
  });

  test('is tried once for each mail, however often its job runs', async () => {
    const asked = await ask('owner');
    const messageId = await say(asked, asked.code);
    await triageMail.run(desk.context, { messageId, again: true });
    await triageMail.run(desk.context, { messageId, again: true });
    expect(await verdicts(asked)).toEqual(['right']);
    expect(inbox(asked.owner)).toHaveLength(2);
  });

  test('that two workers read at once is one try, right for both', async () => {
    const asked = await ask('owner');
    const from = { address: asked.asker, name: '' };
    const messageId = await desk.test.db
      .transaction()
      .execute((trx) => storeMessage(trx, asked.conversationId, { from, reply: asked.code }));
    const mail = await getMailToTriage(desk.test.db, messageId);
    const plan = { order: [], codes: [asked.code] };
    const found = await Promise.all(
      [1, 2, 3].map(() => lookUpForMails(desk.context, [{ plan, mail }], new Date())),
    );
    for (const { code, order: lookup } of found.flat())
      expect([code?.kind, lookup.kind]).toEqual(['right', 'found']);
    expect(await verdicts(asked)).toEqual(['right']);
  });

  test('among many digits opens nothing', async () => {
    const asked = await ask('owner');
    await say(asked, `100001 100002 100003 ${asked.code}`);
    expect(await stateOf(asked)).toEqual(toPerson);
    expect(await verdicts(asked)).toEqual(['too_many']);
  });
});
