import { afterEach, describe, expect, test } from 'vitest';

import { publishArticle, saveArticleVersion } from '../db/articles.ts';
import { type Events, listenForEvents } from '../db/events.ts';
import { publishTemplate, retireTemplate, saveTemplateVersion } from '../db/templates.ts';
import { createLog } from '../log.ts';
import { useTestDatabase } from '../test/database.ts';
import { useJobDesk } from '../test/job-desk.ts';
import { projectRoot } from '../test/project-root.ts';
import { storeConversation } from '../test/stored.ts';
import { type ApprovedWords, keepApprovedWords } from './approved-words.ts';
import { triageMail } from './jobs/triage-mail.ts';

const database = useTestDatabase();
const desk = useJobDesk();
let kept: ApprovedWords | null = null;
afterEach(async () => {
  await kept?.stop();
  kept = null;
});

const name = 'opening-hours.en';
const source = (words: string) =>
  `---\nkind: answer\nintent: opening_hours\nlanguage: en\n---\nHello,\n\n${words}\n`;

async function publish(db: typeof database.db, words: string): Promise<number> {
  const version =
    (await saveTemplateVersion(db, { name, source: source(words), by: 'mia@shop.example' })) ?? 0;
  await db.transaction().execute((trx) => publishTemplate(trx, name, version, new Date()));
  return version;
}

const listening: Events[] = [];
afterEach(async () => {
  await Promise.all(listening.splice(0).map((each) => each.stop()));
});

function listen(url: string): Events {
  const events = listenForEvents(url, { channels: ['words'], sayReady: true, onError: () => {} });
  listening.push(events);
  return events;
}

const keep = async (db: typeof database.db, url: string) => {
  kept = await keepApprovedWords({
    db,
    events: listen(url),
    root: projectRoot,
    log: createLog('silent', 'worker'),
  });
  return kept;
};
const wordsOf = (words: ApprovedWords) => words.now().templates.find((each) => each.name === name);

describe('a worker', () => {
  test('hears of published words within a moment, and uses the file’s until then', async () => {
    const words = await keep(database.db, database.url);
    expect(wordsOf(words)?.version).toMatch(/^baton-/);
    const version = await publish(database.db, 'Come in.');
    await expect.poll(() => wordsOf(words)?.body, { timeout: 5_000 }).toBe('Hello,\n\nCome in.');
    expect(wordsOf(words)?.version).toBe(String(version));
  });

  test('has no words where a template is switched off, or is published in a way that it cannot read', async () => {
    const words = await keep(database.db, database.url);
    await database.db.transaction().execute((trx) => retireTemplate(trx, name, 'mia', new Date()));
    await expect.poll(() => wordsOf(words), { timeout: 5_000 }).toBeUndefined();
    await publish(database.db, '{{ company | shout }}');
    const later = await publish(database.db, 'Open.');
    await expect.poll(() => wordsOf(words)?.version, { timeout: 5_000 }).toBe(String(later));
  });
});

const hours = { subject: 'Opening hours', reply: 'When are you open?', text: 'When are you open?' };
let customers = 0;
async function answered() {
  customers += 1;
  const address = `c${customers}@customer.test`;
  const stored = await storeConversation(desk.test.db, {
    ...hours,
    messageId: `<${address}>`,
    from: { address, name: 'Eva Novak' },
  });
  const words = await keep(desk.test.db, desk.test.url);
  await triageMail.run({ ...desk.context, ...words.now() }, { messageId: stored.messageId });
  const decision = await desk.test.db
    .selectFrom('decision')
    .selectAll()
    .where('message_id', '=', stored.messageId)
    .executeTakeFirstOrThrow();
  const mail = await desk.test.db
    .selectFrom('message')
    .selectAll()
    .where('conversation_id', '=', stored.conversationId)
    .where('direction', '=', 'out')
    .executeTakeFirst();
  await words.stop();
  return { decision, mail };
}

describe('a mail', () => {
  test('is answered in the words that the team published, and the decision names their version', async () => {
    await publish(desk.test.db, 'We are open from 10:00 to 12:00.');
    const { decision, mail } = await answered();
    expect(mail?.text).toContain('We are open from 10:00 to 12:00.');
    expect(decision.template_version).toMatch(/^opening-hours\.en@1 footer\.en@baton-/);
    expect(decision.traced).toContainEqual({ text: '10:00', source: 'template opening-hours.en, version 1' });
  });

  test('quotes an article in its published version, and goes to a person once the article has expired', async () => {
    const key = { name: 'hours', language: 'en' };
    const article = (body: string, validUntil: string | null) =>
      saveArticleVersion(desk.test.db, {
        ...key,
        title: 'Hours',
        body,
        links: [],
        validUntil,
        by: 'mia',
      }).then((version) =>
        desk.test.db.transaction().execute((trx) => publishArticle(trx, key, version ?? 0, new Date())),
      );
    await article('Ring **0800 555 010**.', null);
    await publish(desk.test.db, '{{ article.hours }}');
    const first = await answered();
    expect(first.mail?.text).toContain('Ring 0800 555 010.');
    expect(first.decision.traced).toContainEqual({ text: '0800', source: 'article hours, version 1' });
    await article('Ring **0800 555 010**.', '2020-01-01');
    const second = await answered();
    expect(second.decision).toMatchObject({ action: 'escalate', reasons: ['missing_data'] });
    expect(JSON.stringify(second.decision.facts)).toContain(
      'it quotes the article \\"hours\\", which was valid until 2020-01-01',
    );
    expect(second.mail?.text).not.toContain('0800');
  });

  test('has the subject that the template gives it', async () => {
    const version = await saveTemplateVersion(desk.test.db, {
      name,
      source: source('Open.').replace('language: en', 'language: en\nsubject: "{{ company }}: our hours"'),
      by: 'mia',
    });
    await desk.test.db.transaction().execute((trx) => publishTemplate(trx, name, version ?? 0, new Date()));
    const { mail } = await answered();
    expect(mail?.subject).toBe('Our shop: our hours');
  });
});
