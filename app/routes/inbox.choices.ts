// What the inbox's menus and filters offer: fetched when the first of them is opened.

import type { LoaderFunctionArgs } from '@remix-run/node';

import { handlers, statuses } from '../../db/conversation-filter.ts';
import { listInboxChoices } from '../../db/inbox-choices.ts';
import { getPolicy } from '../../db/policies.ts';
import { tones } from '../../db/tone.ts';
import { intents } from '../../triage/intents.ts';
import { reasons } from '../../triage/reasons.ts';
import { readSay } from '../language.ts';
import { requireAgent } from '../session.ts';
import { handlerLabels, languageName, toneLabels } from '../view/filter-chips.ts';
import { intentLabel, reasonLabel, statusLabel } from '../view/words.ts';

export async function loader({ request, context }: LoaderFunctionArgs) {
  const agent = await requireAgent(request, context);
  const { db } = context.app;
  const [found, { policy }, say] = await Promise.all([listInboxChoices(db), getPolicy(db), readSay(request)]);
  const collator = new Intl.Collator(say.locale);
  const named = (values: readonly string[], label: (value: string) => string) =>
    values.map((value) => ({ value, label: say(label(value)) }));
  const sorted = (values: readonly string[], label: (value: string) => string) =>
    named(values, label).sort((one, other) => collator.compare(one.label, other.label));
  return {
    agents: found.agents.map(({ id, name }) => ({ value: String(id), label: name, isMe: id === agent.id })),
    teams: policy.teams.map(({ key, name }) => ({ value: key, label: name })),
    intents: sorted([...intents, ...policy.ownIntents.map(({ intent }) => intent)], intentLabel),
    reasons: sorted(reasons, reasonLabel),
    tones: named(tones, (tone) => toneLabels[tone] ?? tone),
    tags: found.tags,
    mailboxes: found.mailboxes,
    languages: sorted(found.languages, (code) => languageName(code, say.locale)),
    statuses: named(statuses, statusLabel),
    handlers: named(handlers, (handler) => handlerLabels[handler] ?? handler),
  };
}
