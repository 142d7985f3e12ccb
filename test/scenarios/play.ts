// Plays a scenario the pure way: understand, look up among given orders, decide, compose. Nothing is stored or sent.

import { readFileSync } from 'node:fs';
import path from 'node:path';

import type { ConversationToTriage, EarlierDecision, MailToTriage, ThreadMessage } from '../../db/triage.ts';
import { composeTraced } from '../../triage/compose/compose.ts';
import { buildSlots, type Slots } from '../../triage/compose/slots.ts';
import { parseTemplate, type Template } from '../../triage/compose/template.ts';
import { decide } from '../../triage/decide/decide.ts';
import { planLookups } from '../../triage/decide/needs.ts';
import { judgeLookup } from '../../triage/decide/order-lookup.ts';
import { ownFacts } from '../../triage/decide/own-facts.ts';
import { toldHoursTeam } from '../../triage/decide/team.ts';
import { templateInfos } from '../../triage/decide/template-infos.ts';
import type { Decision } from '../../triage/decide/types.ts';
import { wishesIn } from '../../triage/decide/wishes.ts';
import type { Facts } from '../../triage/facts.ts';
import { promiseOf } from '../../triage/hours/promise.ts';
import type { AutomatedKind } from '../../triage/mail.ts';
import { splitReply } from '../../triage/parse/reply-text.ts';
import { type Policy, policySchema } from '../../triage/policy.ts';
import { formatsOf } from '../../triage/understand/entities/policy-formats.ts';
import { loadModel } from '../../triage/understand/model.ts';
import { understand } from '../../triage/understand/understand.ts';
import { conversationFacts, mailFacts, mailWords } from '../../worker/situation.ts';
import { readTemplates } from '../../worker/templates.ts';
import { projectRoot } from '../project-root.ts';
import type { Scenario, ScenarioMail } from './scenario.ts';
import { monday, shopOrders, shopPolicy } from './shop.ts';

const model = loadModel(readFileSync(path.join(projectRoot, 'triage', 'model', 'base.model')));
const approved = readTemplates(projectRoot);

export type Played = Readonly<{
  mail: ScenarioMail;
  decision: Decision;
  slots: Slots | null;
  text: string;
  untraced: readonly string[];
  confidence: number;
  language: string;
}>;

/** What came of each of the customer's mails, in order. */
export function play(scenario: Scenario): Played[] {
  const policy = policySchema.parse(merged(shopPolicy, scenario.policy));
  const templates = templatesOf(scenario);
  const now = new Date(scenario.now ?? monday);
  const thread = new Thread(scenario);
  return scenario.mails.flatMap((each) => {
    if ('agent' in each) {
      thread.add({ author: 'agent', text: each.agent, delivery: 'sent' });
      return [];
    }
    const { mail, conversation } = thread.receive(each, now);
    const played = playMail(each, mail, conversation, {
      policy,
      templates,
      now,
      fails: scenario.lookupFails,
    });
    thread.decided(mail, played, each);
    return [played];
  });
}

type Rules = Readonly<{ policy: Policy; templates: readonly Template[]; now: Date; fails: boolean }>;

function playMail(
  given: ScenarioMail,
  mail: MailToTriage,
  conversation: ConversationToTriage,
  { policy, templates, now, fails }: Rules,
): Played {
  const words = mailWords(mail, conversation, model, formatsOf(policy));
  const understanding = understand(words, model);
  const wishes = wishesIn(model, words.text);
  const before = conversationFacts(conversation);
  const plan = planLookups({ understanding, wishes, conversation: before, policy }, mail.reply);
  const facts =
    plan.codes && plan.codes.length > 0 ? lookUpCode(given, now) : lookUp(plan.order, mail, now, fails);
  const toDecide = mailFacts(mail, conversation, words, { late: false, ageHours: given.hoursOld });
  const decision = decide({
    ...{ understanding, wishes, facts, policy },
    mail: toDecide,
    conversation: before,
    templates: templateInfos(templates),
  });
  const { confidence } = decision;
  const { language } = understanding;
  if (decision.parts.length === 0)
    return { mail: given, decision, slots: null, text: '', untraced: [], confidence, language };
  const slots = buildSlots({
    ...{ policy, facts: ownFacts(facts, mail), understanding, now },
    language: templates.find((each) => each.name === decision.template)?.language ?? 'en',
    words: toDecide.words,
    customerName: 'Eva Novak',
    conversationNumber: 1001,
    promisedBy: promiseOf(policy, decision.team, null, now)?.by ?? null,
    ...{ team: decision.team, hoursTeam: toldHoursTeam(decision) },
  });
  const { body, untraced } = composeTraced(templates, decision.parts, slots);
  return {
    mail: given,
    decision,
    slots,
    text: body.text,
    untraced: untraced.map((each) => each.text),
    confidence,
    language,
  };
}

/** What came of the code, as the scenario says: which digits were sent nobody here knows. */
function lookUpCode({ code }: ScenarioMail, now: Date): Facts {
  const { verdict, order: number } = code ?? { verdict: 'wrong', order: '' };
  if (verdict !== 'right') return { order: { kind: 'not-asked' }, code: { kind: verdict } };
  const found = shopOrders.filter((each) => each.number === number);
  const address = found[0]?.customerEmail ?? '';
  const order = judgeLookup({ numbers: [number], found, own: found, now });
  return { order, code: { kind: 'right', address, order: number } };
}

function lookUp(numbers: readonly string[] | null, mail: MailToTriage, now: Date, fails: boolean): Facts {
  if (numbers === null) return { order: { kind: 'not-asked' } };
  if (fails) return { order: { kind: 'failed', error: 'the shop does not answer' } };
  const own = shopOrders.filter((each) => each.customerEmail === mail.from);
  return {
    order: judgeLookup({
      numbers,
      found: shopOrders.filter((each) => numbers.includes(each.number)),
      own: mail.authenticity === 'pass' ? own : [],
      now,
    }),
  };
}

function templatesOf({ templates, withoutTemplates }: Scenario): Template[] {
  const added = Object.entries(templates).map(([name, source]) => parseTemplate(name, source));
  const gone = new Set([...withoutTemplates, ...added.map((each) => each.name)]);
  return [...approved.filter((each) => !gone.has(each.name)), ...added];
}

function merged(base: unknown, over: unknown): unknown {
  const isRecord = (value: unknown): value is Record<string, unknown> =>
    typeof value === 'object' && value !== null && !Array.isArray(value);
  if (!isRecord(base) || !isRecord(over)) return over;
  return Object.fromEntries([
    ...Object.entries(base),
    ...Object.entries(over).map(([key, value]) => [key, key in base ? merged(base[key], value) : value]),
  ]);
}

const addressOf = (name: string) => (name.includes('@') ? name : `${name}@customer.test`);

/** The conversation as the database would hold it. */
class Thread {
  readonly #messages: ThreadMessage[] = [];
  readonly #decisions: EarlierDecision[] = [];
  readonly #scenario: Scenario;
  #handler: ConversationToTriage['handler'];
  #customer: string | null = null;
  #language: string | null = null;

  constructor(scenario: Scenario) {
    this.#scenario = scenario;
    this.#handler = scenario.handler;
  }

  add(message: Pick<ThreadMessage, 'author' | 'text'> & Partial<ThreadMessage>): ThreadMessage {
    const added = {
      ...{ id: this.#messages.length + 1, subject: '', at: new Date(monday), delivery: null, action: null },
      ...message,
    };
    this.#messages.push(added);
    return added;
  }

  receive(given: ScenarioMail, now: Date): { mail: MailToTriage; conversation: ConversationToTriage } {
    const from = addressOf(given.from);
    this.#customer ??= from;
    if (given.beforeAnswer) this.#hold();
    const subject = given.subject || this.#messages[0]?.subject || '';
    const { id } = this.add({ author: 'customer', text: given.text, subject });
    const mail: MailToTriage = {
      ...{ messageId: id, conversationId: 1001, mailboxId: 1, headerMessageId: `<${id}@customer.test>` },
      ...{
        inReplyTo: null,
        references: [],
        from,
        fromName: '',
        decided: false,
        subject,
        text: given.text,
        reply: splitReply(given.text).reply,
      },
      automated: given.automated as AutomatedKind,
      automatedReason: '',
      authenticity: given.authenticity,
      attachments: given.attachments,
      at: now,
    };
    return { mail, conversation: this.#conversation(this.#customer) };
  }

  /** What the bot last wrote has not gone out. */
  #hold() {
    const at = this.#messages.findLastIndex((each) => each.author === 'bot');
    const message = this.#messages[at];
    const decision = this.#decisions.at(-1);
    if (!message || !decision) return;
    this.#messages[at] = { ...message, delivery: 'queued' };
    this.#decisions[this.#decisions.length - 1] = { ...decision, delivery: 'queued' };
  }

  #conversation(customerEmail: string): ConversationToTriage {
    return {
      ...{ customerEmail, customerName: 'Eva Novak', subject: this.#messages[0]?.subject ?? '' },
      ...{ status: 'open', handler: this.#handler, outcome: 'pending', reasons: [], blocked: false },
      ...{ urgency: 0, promisedBy: null, assigneeId: null },
      language: this.#language,
      messages: [...this.#messages],
      decisions: [...this.#decisions],
      openWithPerson: this.#scenario.openWithPerson as ConversationToTriage['openWithPerson'],
    };
  }

  decided({ messageId }: MailToTriage, { decision, text, language }: Played, _given: ScenarioMail) {
    const index = this.#messages.findIndex((each) => each.id === messageId);
    const message = this.#messages[index];
    if (message) this.#messages[index] = { ...message, action: decision.do };
    if (language !== 'und') this.#language = language;
    if (decision.do === 'escalate') this.#handler = 'human';
    if (decision.do === 'file') return;
    if (decision.do !== 'escalate') this.#handler = 'bot';
    const { intent, missing, about } = decision;
    this.#decisions.push({ messageId, action: decision.do, intent, missing, about, delivery: 'sent' });
    if (text !== '') this.add({ author: 'bot', text, delivery: 'sent' });
  }
}
