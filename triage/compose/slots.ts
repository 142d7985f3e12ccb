// What templates may say: every slot comes from a lookup, a setting or the clock, never from the mail's own claims.

import { codeMinutes } from '../decide/order-code.ts';
import type { Facts, Order } from '../facts.ts';
import { askedDays } from '../hours/asked-days.ts';
import { addDays, isOpenAt, localTime, type OpeningDay, openingDays, openingOn } from '../hours/opening.ts';
import { hoursOf } from '../hours/promise.ts';
import type { Policy } from '../policy.ts';
import type { Understanding } from '../understanding.ts';
import { type Article, articleSlots } from './article.ts';
import { codeMark } from './code-mark.ts';
import { wishWords } from './wish-words.ts';
import { dateWords, dayWords, momentWords } from './words.ts';

export type SlotSource = Readonly<{
  language: string;
  policy: Policy;
  facts: Facts;
  understanding: Pick<Understanding, 'intent' | 'confidence'> &
    Readonly<{ entities: Pick<Understanding['entities'], 'dates'> }>;
  /** The mail's subject and new words: which days it asks about, never what is said. */
  words: string;
  customerName: string;
  conversationNumber: number;
  /** Those that the words quote; absent: they quote none. */
  articles?: readonly Article[];
  promisedBy: Date | null;
  /** The key of the team that a person of takes over; left out: it is not said. */
  team?: string;
  /** The key of the team whose opening hours are told; left out: they are those of the whole desk. */
  hoursTeam?: string;
  now: Date;
}>;

export type Slots = ReturnType<typeof buildSlots>;

export function buildSlots(source: SlotSource) {
  const { policy, facts, language, promisedBy } = source;
  const zone = policy.hours.timeZone;
  const team = policy.teams.find((each) => each.key === source.team);
  return {
    article: articleSlots(source.articles ?? [], language, localTime(source.now, zone).date),
    first_name: firstName(source.customerName),
    company: policy.company.name,
    conversation_number: String(source.conversationNumber),
    order: facts.order.kind === 'found' ? orderSlots(facts.order.order, source) : null,
    unknown_order_number:
      facts.order.kind === 'unknown' || facts.order.kind === 'near' ? facts.order.number : null,
    meant_order_number: facts.order.kind === 'near' ? facts.order.order.number : null,
    own_orders: candidates(facts).map((order) => ({
      number: order.number,
      placed_at: dateWords(order.placedAt, language, zone),
    })),
    hours: hoursSlots(source),
    password_reset_url: policy.company.passwordResetUrl,
    delivery: policy.company.delivery,
    one_time_code: codeMark,
    code_minutes: String(codeMinutes),
    promised_by: promisedBy ? momentWords(promisedBy, language, hoursOf(policy, source.team).timeZone) : null,
    team: team?.name ?? null,
    about: understood(source),
  };
}

/** Below this it would be a guess, and a wrong one is worse than none. */
const sureEnough = 0.6;

function understood({ understanding, language }: SlotSource): string | null {
  return understanding.confidence >= sureEnough ? wishWords(understanding.intent, language) : null;
}

/** More orders than this are not listed: then their number is asked for. */
const mostListed = 5;

function candidates({ order }: Facts): readonly Order[] {
  const found = order.kind === 'no-number' ? (order.candidates ?? []) : [];
  return found.length <= mostListed ? found : [];
}

const onItsWay: ReadonlySet<Order['status']> = new Set([
  'received',
  'processing',
  'shipped',
  'out_for_delivery',
  'delayed',
]);

function orderSlots(order: Order, { language, policy, now }: SlotSource) {
  const { timeZone } = policy.hours;
  const day = (value: string | null) => (value ? dateWords(value, language, timeZone) : null);
  const today = localTime(now, timeZone).date;
  return {
    number: order.number,
    status: order.status,
    placed_at: day(order.placedAt),
    items: order.items
      .map((item) => (item.quantity === 1 ? item.name : `${item.quantity} × ${item.name}`))
      .join(', '),
    carrier: order.carrier,
    tracking_number: order.trackingNumber,
    tracking_url: webAddress(order.trackingUrl),
    expected_delivery: day(order.expectedDelivery),
    /** It should have been there, and is not: "it will be with you by last Monday" is no answer. */
    overdue:
      onItsWay.has(order.status) &&
      order.expectedDelivery !== null &&
      order.expectedDelivery.slice(0, 10) < today,
    delivered_at: day(order.deliveredAt),
  };
}

/** Orders come from a file of the team's: an address in one becomes a link only where it leads to a page. */
function webAddress(url: string | null): string | null {
  return url !== null && /^https?:\/\/[^\s/]+/i.test(url) && !/\s/.test(url) ? url : null;
}

/** More days than this in one mail are answered by the week's hours. */
const mostDays = 3;

function hoursSlots({ policy, hoursTeam, language, now, understanding, words }: SlotSource) {
  const hours = hoursOf(policy, hoursTeam);
  const team = policy.teams.find((each) => each.key === hoursTeam && each.hours !== null);
  const today = localTime(now, hours.timeZone).date;
  const { exceptions } = hours;
  const all = askedDays({ dates: understanding.entities.dates, words, today, exceptions });
  const asked = all.slice(0, mostDays);
  return {
    /** Whose own hours they are; null: those of the whole desk. */
    team: team?.name ?? null,
    time_zone: hours.timeZone,
    open_now: isOpenAt(now, hours),
    asked: asked.map((date) => daySlots(openingOn(date, hours), language)),
    ...comingSlots(hours, now, language),
  };
}

type Hours = Policy['hours'];
type ComingSlots = Readonly<{ week: readonly DaySlots[]; next: DaySlots | null }>;
type DaySlots = ReturnType<typeof daySlots>;

/** Of hours as they stand in one reading of the policy, by minute and language: the same for all mails judged together. */
const coming = new WeakMap<Hours, Map<string, ComingSlots>>();
const minuteMs = 60_000;
/** Languages times minutes. */
const mostKept = 20;

function comingSlots(hours: Hours, now: Date, language: string): ComingSlots {
  const known = coming.get(hours) ?? new Map<string, ComingSlots>();
  coming.set(hours, known);
  const key = `${Math.floor(now.getTime() / minuteMs)} ${language}`;
  const before = known.get(key);
  if (before) return before;
  const { date, time } = localTime(now, hours.timeZone);
  const next = nextOpening(hours, date, time);
  const slots = {
    week: openingDays(now, hours, 7).map((day) => daySlots(day, language)),
    next: next ? daySlots(next, language) : null,
  };
  if (known.size >= mostKept) known.clear();
  known.set(key, slots);
  return slots;
}

/** Days that are searched for the next opening. */
const searchDays = 60;

/** The first day with an opening still to come; of today only what is to come: after lunch is not "at nine". */
function nextOpening(hours: Hours, today: string, time: string): OpeningDay | null {
  for (let ahead = 0; ahead < searchDays; ahead++) {
    const day = openingOn(addDays(today, ahead), hours);
    const ranges = day.ranges.filter((range) => day.date > today || range.from > time);
    if (ranges.length > 0) return { ...day, ranges };
  }
  return null;
}

function daySlots(day: OpeningDay, language: string) {
  return {
    day: dayWords(day.date, language),
    times: day.ranges.map((range) => `${range.from}–${range.to}`).join(', '),
    opens: day.ranges[0]?.from ?? null,
    exception: day.exception,
  };
}

/**
 * The name for the salutation, from the customer's own From header: one plain word of letters, or none. Anything else
 * could carry words of a stranger into a mail that bears our name.
 */
export function firstName(name: string): string | null {
  const [last = '', first = ''] = name.includes(',') ? name.split(',', 2) : ['', name];
  const word = (first.trim() || last.trim()).split(/\s+/)[0] ?? '';
  return /^\p{Lu}[\p{L}\p{M}'’-]{1,24}$/u.test(word) ? word : null;
}
