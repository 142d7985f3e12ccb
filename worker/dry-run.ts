// The whole of triage on one mail as if it were the first of a new conversation; nothing is stored or sent.

import { readFileSync } from 'node:fs';
import path from 'node:path';

import type { Config } from '../config.ts';
import type { Db } from '../db/database.ts';
import { getPolicy } from '../db/policies.ts';
import { composeTraced } from '../triage/compose/compose.ts';
import { buildSlots } from '../triage/compose/slots.ts';
import { decide } from '../triage/decide/decide.ts';
import { type LookupPlan, planLookups } from '../triage/decide/needs.ts';
import type { ConversationFacts, Decision } from '../triage/decide/types.ts';
import { wishesIn } from '../triage/decide/wishes.ts';
import type { Facts } from '../triage/facts.ts';
import { addOpeningMinutes } from '../triage/hours/opening.ts';
import { parseMail } from '../triage/parse/parse-mail.ts';
import { defaultPolicy } from '../triage/policy.ts';
import { loadModel } from '../triage/understand/model.ts';
import { understand } from '../triage/understand/understand.ts';
import type { Understanding } from '../triage/understanding.ts';
import { lookUp } from './lookups/orders.ts';
import { createBareShop } from './lookups/shop.ts';
import { readTemplates, templateInfos } from './templates.ts';

export type DryRunResult = Readonly<{
  understanding: Understanding;
  decision: Pick<Decision, 'do' | 'reasons' | 'template' | 'missing'> & { slots: object };
  /** What the customer would get, or null. */
  reply: string | null;
}>;

export type DryRun = (raw: Buffer) => Promise<DryRunResult>;

const newConversation: ConversationFacts = {
  handler: 'none',
  language: null,
  botTurnsInARow: 0,
  botTurnsInAll: 0,
  asked: null,
  answered: [],
  openWithPerson: [],
};

const withoutDatabase = (plan: LookupPlan): Facts => ({
  order: plan.order ? { kind: 'failed', error: 'no database' } : { kind: 'not-asked' },
});

/** Without a database: the policy that Baton comes with, and lookups that fail as they would then. */
export async function dryRun(config: Config, db: Db | null): Promise<DryRun> {
  const templates = readTemplates(config.root);
  const model = loadModel(readFileSync(path.join(config.root, 'triage', 'model', 'base.model')));
  const policy = db ? (await getPolicy(db)).policy : defaultPolicy;
  const trust = {
    authservId: config.mailbox?.authservId ?? null,
    ownAddresses: config.mailbox ? [config.mailbox.address] : [],
  };
  const shop = db ? createBareShop({ db, secret: config.secret, now: () => new Date() }) : null;
  return async (raw) => {
    const now = new Date();
    const mail = await parseMail(raw, trust);
    const from = mail.from?.address.toLowerCase() ?? '';
    const attachments = mail.attachments.filter((each) => !each.inline).map((each) => each.filename);
    const understanding = understand(
      {
        subject: mail.subject,
        text: mail.reply,
        quoted: mail.text,
        attachmentNames: attachments,
        date: mail.date ?? now.toISOString(),
      },
      model,
    );
    const wishes = wishesIn(model, mail.reply);
    const plan = planLookups({ understanding, wishes, conversation: newConversation, policy }, mail.reply);
    const facts = db
      ? await lookUp(db, plan, { email: from, authenticity: mail.authenticity }, now, shop)
      : withoutDatabase(plan);
    const words = `${mail.subject}\n${mail.reply}`;
    const decision = decide({
      understanding,
      wishes,
      mail: {
        automated: mail.automated.kind,
        authenticity: mail.authenticity,
        from,
        fromSomebodyElse: false,
        attachments: attachments.length,
        arrivedLate: false,
        words,
      },
      conversation: newConversation,
      facts,
      templates: templateInfos(templates),
      policy,
    });
    const { do: action, reasons, template, missing } = decision;
    const silent = action === 'file' || template === null || mail.authenticity === 'fail';
    const slots = buildSlots({
      language: templates.find((each) => each.name === template)?.language ?? 'en',
      policy,
      facts,
      understanding,
      words,
      customerName: mail.from?.name ?? '',
      conversationNumber: 0,
      promisedBy: addOpeningMinutes(now, policy.promiseMinutes, policy.hours),
      now,
    });
    const written = silent ? null : composeTraced(templates, decision.parts, slots);
    if (written && written.untraced.length > 0) {
      const held = { do: 'escalate', reasons: ['fact_not_traceable'], template, missing: [], slots } as const;
      return { understanding, decision: held, reply: null };
    }
    return {
      understanding,
      decision: { do: action, reasons, template, missing, slots: silent ? {} : slots },
      reply: written?.body.text ?? null,
    };
  };
}
