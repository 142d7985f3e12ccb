// A template as the customer would see it, before anybody does: with sample facts, or with those of a past mail.

import { randomUUID } from 'node:crypto';

import type { Agent } from '../db/agents.ts';
import { findPastSlots } from '../db/template-preview.ts';
import { queueTestMail } from '../db/test-mail.ts';
import type { Slots } from '../triage/compose/slots.ts';
import type { Template } from '../triage/compose/template.ts';
import type { WordsFault } from '../triage/compose/template-fault.ts';
import type { TemplateFields } from '../triage/compose/template-fields.ts';
import { makeMessageId } from '../triage/thread/message-id.ts';
import type { RequestContext } from './context.ts';
import { checkFields, readCheckSettings } from './edit-template.ts';
import { parsers } from './parsers.server.ts';
import { toSay } from './words/say.ts';

type AppOf = Pick<RequestContext, 'app'>;

export type Preview = Readonly<{
  /** Null where it cannot be filled: `why` then says it. */
  mail: Readonly<{ subject: string; text: string; html: string }> | null;
  why: string | null;
  faults: readonly WordsFault[];
}>;

export type PreviewRequest = Readonly<{
  name: string;
  fields: TemplateFields;
  /** A past mail's decision; null: sample facts. */
  decisionId: number | null;
}>;

export async function previewTemplate(of: AppOf, request: PreviewRequest): Promise<Preview> {
  const { template, faults } = await checkFields(of, request.name, request.fields);
  if (!template) return { mail: null, why: null, faults };
  try {
    return { mail: await write(of, template, request.decisionId), why: null, faults };
  } catch (error) {
    return { mail: null, why: error instanceof Error ? error.message : String(error), faults };
  }
}

/** Throws where a slot is empty in this case, as it would when a mail is sent. */
async function write(of: AppOf, template: Template, decisionId: number | null) {
  const [{ composeTraced }, { sampleSlots }, { articleSlots }] = await Promise.all([
    parsers.compose(),
    parsers.samples(),
    parsers.article(),
  ]);
  const settings = await readCheckSettings(of);
  const { language } = template;
  const past = decisionId === null ? null : await findPastSlots(of.app.db, decisionId);
  const sample = sampleSlots({ ...settings, language });
  // Slots that came later than this mail have the sample's words.
  const slots = {
    ...sample,
    ...past,
    article: articleSlots(settings.articles, language, settings.today),
  } as Slots;
  const others = settings.others.filter((each) => each.name !== template.name);
  const { body, subject } = composeTraced([...others, template], template.name, slots);
  return { subject: subject ?? 'Re: the customer’s own subject', ...body };
}

export type TestSent = Readonly<{
  sentTo: string | null;
  fault: string | null;
  faults: readonly WordsFault[];
}>;

/** To the one who asks, and nobody else. */
export async function sendTest(of: AppOf, agent: Agent, request: PreviewRequest): Promise<TestSent> {
  const { mail, why, faults } = await previewTemplate(of, request);
  if (!mail || faults.length > 0) return { sentTo: null, fault: why, faults };
  const { db, config } = of.app;
  const sent = await queueTestMail(db, {
    agentId: agent.id,
    subject: mail.subject,
    body: { text: mail.text, html: mail.html },
    messageId: (to) => makeMessageId({ ...to, messageId: `t-${randomUUID()}`, key: config.secret }),
    now: new Date(),
  });
  return sent
    ? { sentTo: sent.to, fault: null, faults: [] }
    : { sentTo: null, fault: toSay('There is no mailbox to send it from yet.'), faults: [] };
}
