// What a colleague has just done to the conversation that one has open, in words.

import type { LatestAct } from '../../db/latest-act.ts';
import { type Say, toSay } from '../words/say.ts';

export type ActView = Readonly<{ id: string; kind: string; by: string; to: string | null; mine: boolean }>;

export const toAct = (act: LatestAct | null, me: number): ActView | null =>
  act && { id: act.id, kind: act.kind, by: act.by, to: act.to, mine: act.agentId === me };

const words: Readonly<Record<string, string>> = {
  resolved: toSay('{by} resolved this just now'),
  reopened: toSay('{by} opened this again just now'),
  snoozed: toSay('{by} snoozed this just now'),
  awaiting_reply: toSay('{by} snoozed this just now'),
  follow_up: toSay('{by} set a follow-up just now'),
  spam: toSay('{by} marked this as spam just now'),
  replied: toSay('{by} answered just now'),
  forwarded: toSay('{by} forwarded this just now'),
  scheduled: toSay('{by} wrote an answer for later just now'),
  handed_back: toSay('{by} handed this back to the bot just now'),
  noted: toSay('{by} wrote a note just now'),
};

export function actWords({ kind, by, to }: ActView, say: Say): string {
  if (kind === 'assigned')
    return to === null
      ? say('{by} gave this back just now', { by })
      : say('{by} assigned this to {to} just now', { by, to });
  return say(words[kind] ?? toSay('{by} changed this just now'), { by });
}
