import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';

import { readConfig } from '../../config.ts';
import { putOrder } from '../../db/orders.ts';
import { getPolicy, listPolicyVersions } from '../../db/policies.ts';
import { createLog } from '../../log.ts';
import { type PracticeServer, startPracticeServer } from '../../sandbox/practice-server.ts';
import { startWorker, type Worker } from '../../worker/main.ts';
import { until } from '../mail-desk.ts';
import { order } from '../order.ts';
import { storePolicy } from '../store-policy.ts';
import { findingsOf } from './findings.ts';
import { useSite } from './site.ts';

const site = useSite(undefined, { goesOn: true });
const support = 'help@shop.test';
const eva = 'eva@customer.test';
/** Each mail is another one's: what somebody has asked before has a say in what the next mail is answered. */
const writers = Array.from({ length: 24 }, (_, at) => `writer-${at}@customer.test`);
let server: PracticeServer;
let worker: Worker;

beforeAll(async () => {
  server = await startPracticeServer({
    supportAddress: support,
    supportPassword: randomBytes(9).toString('hex'),
    customers: [eva, ...writers],
    authservId: 'mx.shop.test',
  });
  const config = readConfig({
    DATABASE_URL: site.test.url,
    BATON_SECRET: randomBytes(32).toString('hex'),
    BATON_IMAP_URL: server.imapUrl,
    BATON_SMTP_URL: server.smtpUrl,
    BATON_ADDRESS: `Test Shop <${support}>`,
    BATON_AUTHSERV_ID: 'mx.shop.test',
  });
  await putOrder(site.test.db, order({ number: '10-9911', customerEmail: eva }));
  worker = await startWorker({ config, databaseUrl: site.test.url, log: createLog('silent', 'worker') });
  // What lies there before the first contact is history.
  await until(async () => {
    const { db } = site.test;
    const row = await db
      .selectFrom('mailbox')
      .select('state')
      .where('address', '=', support)
      .executeTakeFirst();
    return row?.state === 'watching';
  });
});
// The mails of a test before this one, or of its own first try, stay, as the worker has read them; what was set and tried does not.
beforeEach(async () => {
  await storePolicy(site.test.db, {});
  await site.test.db.deleteFrom('policy_replay_change').execute();
  await site.test.db.deleteFrom('policy_replay').execute();
});
afterAll(async () => {
  await worker?.stop();
  await server?.stop();
});

let mails = 0;

let subjects = 0;
/** Told from that of the first try, and says nothing else: figures could be an order's number, a third mail sounds angry. */
function subjectOfItsOwn(words: string): string {
  const letter = 'abcdef'[subjects % 6];
  subjects += 1;
  return `${words} ${letter}`;
}

/** A customer's mail goes in; answers the decision on it. */
async function write(subject: string, text: string) {
  const from = writers[mails % writers.length] ?? eva;
  mails += 1;
  const messageId = `<what-if-${mails}@customer.test>`;
  const raw = [
    `From: Eva Novak <${from}>`,
    `To: ${support}`,
    `Subject: ${subject}`,
    `Message-ID: ${messageId}`,
    `Date: ${new Date().toUTCString()}`,
    'MIME-Version: 1.0',
    'Content-Type: text/plain; charset=utf-8',
    '',
    text,
  ];
  server.write(Buffer.from(raw.join('\r\n')), from, support);
  const decision = () =>
    site.test.db
      .selectFrom('decision')
      .innerJoin('message', 'message.id', 'decision.message_id')
      .select(['decision.action', 'decision.reasons', 'decision.conversation_id', 'decision.policy_version'])
      .select('decision.message_id')
      .where('message.message_id', '=', messageId)
      .executeTakeFirst();
  await until(async () => (await decision()) !== undefined, 20_000);
  return await decision();
}

const turned = /^[1-9]\d* of \d+ mails? would have gone another way/;

describe('what if', () => {
  test('a manager changes a threshold, sees what it would have done, saves, and the next mail goes the new way', async () => {
    const asked = subjectOfItsOwn('Hours');
    const before = await write(asked, 'Hello, when are you open on Saturday?');
    expect(before).toMatchObject({ action: 'reply', reasons: ['routine'] });
    const page = await site.openSignedIn('/settings/policy');
    await page.getByLabel('Opening hours: sure from').fill('99.9');
    await page.getByRole('button', { name: 'Try on last month’s mail' }).click();
    await page.getByText(turned).waitFor();
    expect((await getPolicy(site.test.db)).policy.intents.opening_hours.threshold).toBe(0.85);
    expect(await page.locator('.policy-foot .policy-changes').innerText()).toContain(
      'Opening hours: sure from',
    );
    const changed = page.locator('#changed-mails li', { hasText: asked });
    expect(await changed.innerText()).toMatch(/Bot answers.*To a person.*Not sure/s);
    expect(await findingsOf(page, page.url())).toEqual([]);
    // Nothing of it is lost with the page.
    await page.reload();
    await page.getByText(turned).waitFor();
    expect(await page.getByLabel('Opening hours: sure from').inputValue()).toBe('99.9');
    await changed.getByRole('link').click();
    await page.waitForURL(`**/inbox/${before?.conversation_id}?view=all`);
    // The address is new before the page is: a button of the page that goes away would be pressed.
    const save = page.getByRole('button', { name: /Save as version/ });
    await save.waitFor({ state: 'detached' });
    await page.goBack();
    await save.click();
    await expect
      .poll(async () => (await getPolicy(site.test.db)).policy.intents.opening_hours.threshold)
      .toBe(0.999);
    const [newest] = await listPolicyVersions(site.test.db, 1);
    expect(newest?.replay?.changed).toBeGreaterThan(0);
    await page.getByText(`Version ${newest?.version}`, { exact: true }).first().click();
    await page
      .getByText(/^Tried before on \d+ mails?: [1-9]\d* of/)
      .first()
      .waitFor();
    const after = await write('Hours again', 'Hello, when are you open on Saturday?');
    expect(after).toMatchObject({
      action: 'escalate',
      reasons: ['low_confidence'],
      policy_version: newest?.version,
    });
  });

  test('by keyboard alone; what was tried is let go of, and the old values stand there again', async () => {
    const page = await site.openSignedIn('/settings/policy');
    await page.getByLabel('Angry from').focus();
    await page.keyboard.press('ControlOrMeta+a');
    await page.keyboard.type('99');
    await page.getByRole('button', { name: 'Try on last month’s mail' }).focus();
    await page.keyboard.press('Enter');
    await page.getByText(/^(None|\d+) of \d+ mails? would have gone another way/).waitFor();
    await page.getByLabel('Angry from').focus();
    await page.keyboard.type('1');
    await page.getByText('You have changed something since').waitFor();
    await page.getByRole('button', { name: /Go back to version/ }).focus();
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'On last month’s mail' }).waitFor({ state: 'detached' });
    await expect.poll(() => page.getByLabel('Angry from').inputValue()).toBe('50');
  });

  test('a template’s new words are read in last month’s mail before they are published', async () => {
    await write('Delivery again', 'How much is express delivery?');
    const page = await site.openSignedIn('/settings/templates/delivery.en');
    const words = page.getByLabel('Words, in Markdown');
    await words.fill(`${await words.inputValue()}\n\nWe carry it upstairs.`);
    await page.getByRole('button', { name: 'Try on last month’s mail' }).click();
    await page.getByText(turned).waitFor();
    const read = 'What the customer would have read';
    const changed = page.locator('#changed-mails li', { hasText: read }).first();
    await changed.getByText(read).click();
    await changed.locator('[data-kind="new"]', { hasText: 'We carry it upstairs.' }).waitFor();
    expect(await findingsOf(page, page.url())).toEqual([]);
    await words.fill('Hello,');
    await page.getByText('You have changed something since').waitFor();
    await page.getByRole('button', { name: 'Put the try away' }).click();
    await page.getByRole('heading', { name: 'On last month’s mail' }).waitFor({ state: 'detached' });
    expect(await words.inputValue()).toBe('Hello,');
  });

  test.each([
    [1440, true],
    [390, false],
  ] as const)('can be read by everybody (%i wide, dark: %s)', async (width, dark) => {
    const page = await site.openSignedIn('/settings/policy', { width, dark });
    await page.getByLabel('Opening hours: sure from').fill('10');
    await page.getByRole('button', { name: 'Try on last month’s mail' }).click();
    await page.locator('#changed-mails li').first().waitFor();
    expect(await findingsOf(page, page.url())).toEqual([]);
  });
});

describe('the playground', () => {
  test('shows every step of a typed mail with the real order, and sends nothing', async () => {
    const sent = () => server.mailbox(eva).length;
    const before = sent();
    const page = await site.openSignedIn('/playground');
    await page.getByLabel('From').fill(eva);
    await page.getByLabel('Name').fill('Eva Novak');
    await page.getByLabel('Subject').fill('My order');
    await page.getByLabel('Text').fill('Where is my order 10-9911?');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Decided: Bot answers' }).waitFor();
    const steps = page.locator('.steps');
    const words = await steps.innerText();
    for (const part of [
      'Routine',
      'order-status.en',
      'order.number',
      'order lookup (10-9911)',
      'Order status',
    ])
      expect(words).toContain(part);
    // Nothing runs in the frame, not even a test's own looking around.
    const frame = await page.locator('.steps-frame').getAttribute('src');
    expect(await (await page.request.get(`${site.url}${frame}`)).text()).toContain('10-9911');
    expect(await findingsOf(page, page.url())).toEqual([]);
    await page.reload();
    expect(await page.getByLabel('Text').inputValue()).toBe('Where is my order 10-9911?');
    await page.getByRole('combobox', { name: 'Sender' }).click();
    await page.getByRole('option', { name: 'Not proven' }).click();
    await page.getByRole('button', { name: 'Try this mail' }).click();
    await page.getByRole('heading', { name: 'Decided: To a person' }).waitFor();
    await page.getByText('private facts need the address on record').waitFor();
    expect(sent()).toBe(before);
  });

  test('takes a past mail from its conversation', async () => {
    const asked = subjectOfItsOwn('Delivery');
    const past = await write(asked, 'How much is express delivery?');
    const page = await site.openSignedIn(`/inbox/${past?.conversation_id}?view=all`);
    await page.getByRole('link', { name: 'Try this mail again' }).click();
    await page.getByRole('radio', { name: new RegExp(asked) }).waitFor();
    await page.getByRole('button', { name: 'Try this mail' }).click();
    await page.getByRole('heading', { name: 'Decided: Bot answers' }).waitFor();
  });

  test('says beside the field what is missing', async () => {
    const page = await site.openSignedIn('/playground', { width: 390, expected: [/400 \(Bad Request\)/] });
    await page.getByRole('button', { name: 'Try this mail' }).click();
    await page.getByText('Write an e-mail address.').waitFor();
    await page.getByText('Paste one').click();
    await page.getByRole('button', { name: 'Try this mail' }).click();
    await page.getByText('Paste a mail first.').waitFor();
    expect(await findingsOf(page, page.url())).toEqual([]);
  });
});
