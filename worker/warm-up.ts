// Before the first mail: its way is gone once with nobody's mail, so that the first customer waits no longer than others.

import type { Config } from '../config.ts';
import { compose } from '../triage/compose/compose.ts';
import { buildSlots } from '../triage/compose/slots.ts';
import type { Template } from '../triage/compose/template.ts';
import { findCriticalPhrases } from '../triage/decide/critical-phrases.ts';
import { wishesIn } from '../triage/decide/wishes.ts';
import { addOpeningMinutes } from '../triage/hours/opening.ts';
import { parseMail } from '../triage/parse/parse-mail.ts';
import type { Policy } from '../triage/policy.ts';
import type { Model } from '../triage/understand/model.ts';
import { understand } from '../triage/understand/understand.ts';

export type Cold = Readonly<{
  mailbox: Config['mailbox'];
  templates: readonly Template[];
  model: Model;
  policy: Policy;
  now: Date;
}>;

const sample = [
  'From: Somebody <somebody@sender.invalid>',
  'Subject: Hello',
  'Message-ID: <warm-up@sender.invalid>',
  'MIME-Version: 1.0',
  'Content-Type: text/plain; charset=utf-8',
  '',
  'Hello,\r\n\r\nwhat are your opening hours, and where is my order 12345?\r\n\r\nSomebody',
].join('\r\n');

/** Stores and sends nothing. Measured: the first mail took 350 ms longer than the next without this. */
export async function warmUp({ mailbox, templates, model, policy, now }: Cold): Promise<void> {
  const trust = { authservId: mailbox?.authservId ?? null, ownAddresses: mailbox ? [mailbox.address] : [] };
  const mail = await parseMail(Buffer.from(sample), trust);
  const understanding = understand({ subject: mail.subject, text: mail.reply }, model);
  wishesIn(model, mail.reply);
  // The policy's words are compiled here: they alone take 50 ms.
  findCriticalPhrases(mail.reply, policy);
  const template = templates.find((each) => each.kind === 'handover');
  if (!template) return;
  const slots = buildSlots({
    language: template.language,
    policy,
    facts: { order: { kind: 'not-asked' } },
    understanding,
    words: '',
    customerName: '',
    conversationNumber: 0,
    promisedBy: addOpeningMinutes(now, policy.promiseMinutes, policy.hours),
    now,
  });
  compose(templates, template.name, slots);
}
