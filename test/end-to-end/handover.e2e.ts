// What an agent finds beside a mail that the bot handed over: every part of it there, and true of this very conversation; made by
// the same stages as in a running Baton.

import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';

import { sayIn, writeLanguage } from '../../app/language.ts';
import type { Language } from '../../app/words/say.ts';
import { findAgentByEmail } from '../../db/agents.ts';
import { publishArticle, saveArticleVersion } from '../../db/articles.ts';
import { queueReply } from '../../db/replies.ts';
import { triageMail } from '../../worker/jobs/triage-mail.ts';
import { useJobDesk } from '../job-desk.ts';
import { seedAddress, seedManager } from '../seed/desk.ts';
import { storeConversation } from '../stored.ts';
import { useSite } from './site.ts';

const site = useSite();
/** Gives the worker all that it has beside its database. */
const desk = useJobDesk();
let mails = 0;

/** As it comes in, is read and decided on; answers its conversation. */
async function receive(from: string, subject: string, text: string): Promise<number> {
  mails += 1;
  const { db } = site.test;
  const stored = await storeConversation(
    db,
    {
      ...{ messageId: `<handover-${mails}@customer.test>`, from: { address: from, name: 'Eva Novak' } },
      ...{ subject, text, reply: text },
    },
    seedAddress,
  );
  const context = { ...desk.context, db, mailboxConfig: () => desk.context.mailboxConfig(desk.mailboxId) };
  await triageMail.run(context, { messageId: stored.messageId });
  return stored.conversationId;
}

/** An agent answers, and is done with it. */
async function solve(id: number, text: string): Promise<void> {
  const mia = await findAgentByEmail(site.test.db, seedManager);
  await queueReply(site.test.db, {
    ...{ conversationId: id, agent: { id: mia?.id ?? 0, name: 'Mia' }, subject: 'Re', text, resolve: true },
    ...{ messageId: `<solved-${id}@shop.example>`, seenMessageId: Number.MAX_SAFE_INTEGER, now: new Date() },
  });
}

const mailsOf = {
  en: {
    subject: 'Order 10-4471',
    text: 'Hello,\n\nwhere is my order 10-4471? Please let a real person answer me.\n\nEva',
    article: ['When chairs are late', 'An order that is late arrives within two weeks.'],
  },
  de: {
    subject: 'Bestellung 10-4471',
    text: 'Guten Tag,\n\nwo bleibt meine Bestellung 10-4471? Bitte lassen Sie mir einen Menschen antworten.\n\nEva',
    article: ['Wenn eine Bestellung spät kommt', 'Eine Bestellung, die spät ist, kommt binnen zwei Wochen.'],
  },
} as const;

beforeAll(async () => {
  for (const language of ['en', 'de'] as const) {
    const [title = '', body = ''] = mailsOf[language].article;
    const article = { name: 'late', language, title, body, links: [], validUntil: null, by: seedManager };
    await saveArticleVersion(site.test.db, article);
    await site.test.db.transaction().execute((trx) => publishArticle(trx, article, 1, new Date()));
  }
});

async function open(id: number, language: Language): Promise<Page> {
  const page = await site.open();
  const [name = '', value = ''] = (await writeLanguage(language)).split(';', 1).join().split(/=(.*)/s);
  await page.context().addCookies([{ name, value, url: site.url }]);
  await site.signIn(page, `/inbox/${id}?view=all`);
  return page;
}

const known = {
  en: {
    brief:
      'Known: Order 10-4471, Order status Delayed, Ordered by eva.novak@customer.example, Items 1 × Office chair',
    facts: ['Order status\nDelayed', 'Expected delivery\n27 Nov 2026', 'Tracking number\nDPD0099887766'],
    draft: ['your order 10-4471 is delayed', '27 November 2026'],
  },
  de: {
    brief:
      'Bekannt: Bestellung 10-4471, Bestellstatus Verspätet, Bestellt von eva.novak@customer.example, Artikel 1 × Office chair',
    facts: ['Bestellstatus\nVerspätet', 'Lieferung erwartet\n27.11.2026', 'Sendungsnummer\nDPD0099887766'],
    draft: ['Ihre Bestellung 10-4471 verspätet sich', '27. November 2026'],
  },
} as const;

describe.each(['en', 'de'] as const)('a mail that was handed over to a person (%s)', (language) => {
  const say = sayIn(language);
  const { subject, text, article } = mailsOf[language];

  it('comes with its reasons, the brief, what was looked up, and a draft that has the facts', async () => {
    const page = await open(await receive('eva.novak@customer.example', subject, text), language);
    const part = (title: string) => partOf(page, say(title));
    expect(await part('Why it came to you')).toContain(say('Asked for a person'));
    expect(await part('In brief')).toContain(known[language].brief);
    for (const fact of known[language].facts) expect(await part('Looked up')).toContain(fact);
    const sources = await page.locator('.side .facts dd[title]').count();
    expect(sources).toBeGreaterThan(3);
    expect(await part('Orders')).toContain('10-4471');
    const draft = page.locator('.reply-draft');
    for (const words of known[language].draft) expect(await draft.innerText()).toContain(words);
    await draft.getByRole('button', { name: say('Edit it') }).click();
    await page.locator('.reply-text', { hasText: known[language].draft[0] }).waitFor();
  });

  it('comes with the article that speaks of it and with the like of it that was solved, and no other', async () => {
    const solved = await receive('eva.novak@customer.example', subject, text);
    await solve(solved, 'It leaves today.');
    const unsolved = await receive('jan.kowalczyk@customer.example', subject, text);
    const page = await open(await receive('lena.hofer@customer.example', subject, text), language);
    expect(await partOf(page, say('Article that may help'))).toContain(article[0]);
    const similar = page.locator('.side .part', {
      has: page.getByText(say('Solved before'), { exact: true }),
    });
    const places = await similar
      .getByRole('link')
      .evaluateAll((links) => links.map((link) => new URL((link as HTMLAnchorElement).href).pathname));
    expect(places).toContain(`/inbox/${solved}`);
    expect(places).not.toContain(`/inbox/${unsolved}`);
    // The order is somebody else's: nothing of it is told, and the agent is warned.
    expect(await page.locator('.reply-draft').count()).toBe(0);
    await page
      .locator('.side')
      .getByText(say('Belongs to another address: tell nothing of it before you have asked.'))
      .waitFor();
    await page.locator('.reply-text').waitFor();
    await page
      .locator('.side')
      .getByRole('button', { name: say('Quote it') })
      .first()
      .click();
    await page.locator('.reply-text', { hasText: article[1] }).waitFor();
  });
});

const partOf = (page: Page, title: string) =>
  page
    .locator('.side .part', { has: page.getByText(title, { exact: true }) })
    .first()
    .innerText();
