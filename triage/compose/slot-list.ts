// The slots that a template may use, each in words for whoever writes one, and whether it may be empty.

export type SlotInfo = Readonly<{
  /** As it is written between braces; of a list, as it is written inside {% for each in LIST %}. */
  path: string;
  words: string;
  /** Then it stands inside an {% if %}, or the template requires it. */
  mayBeEmpty: boolean;
  /** The list whose elements have it. */
  of?: string;
}>;

const always = (path: string, words: string, of?: string): SlotInfo => ({
  ...{ path, words, mayBeEmpty: false },
  ...(of ? { of } : {}),
});
const sometimes = (path: string, words: string, of?: string): SlotInfo => ({
  ...always(path, words, of),
  mayBeEmpty: true,
});

/** `order.*` is there only where the template looks the order up. */
export const slotList: readonly SlotInfo[] = [
  sometimes('first_name', 'The customer’s first name'),
  always('company', 'Your company’s name'),
  always('conversation_number', 'The number of the request'),
  sometimes('promised_by', 'By when a person answers'),
  sometimes('team', 'The team that takes over'),
  sometimes('about', 'What we have understood that the customer wants'),
  always('one_time_code', 'The one-time code; only the mail that carries it has one'),
  always('code_minutes', 'For how many minutes a one-time code holds'),
  always('password_reset_url', 'The address to reset a password'),
  sometimes('order', 'The order that the mail is about'),
  always('order.number', 'Its number'),
  always('order.status', 'Its state: received, processing, shipped …, for {% case %}'),
  always('order.placed_at', 'The day it was placed'),
  sometimes('order.items', 'What was ordered'),
  sometimes('order.carrier', 'Who carries the parcel'),
  sometimes('order.tracking_number', 'The parcel’s number'),
  sometimes('order.tracking_url', 'Where the parcel can be followed'),
  sometimes('order.expected_delivery', 'The day it should arrive'),
  sometimes('order.overdue', 'Whether that day is over, for {% if %}'),
  sometimes('order.delivered_at', 'The day it was delivered'),
  sometimes('unknown_order_number', 'A number that the customer gave and we do not have'),
  sometimes('meant_order_number', 'The customer’s own order that was probably meant'),
  sometimes('own_orders', 'The customer’s orders that may be meant: a list'),
  always('each.number', 'Its number', 'own_orders'),
  always('each.placed_at', 'The day it was placed', 'own_orders'),
  sometimes('delivery', 'The ways you deliver: a list'),
  always('each.name', 'Its name', 'delivery'),
  always('each.days', 'How long it takes', 'delivery'),
  always('each.price', 'What it costs', 'delivery'),
  sometimes('hours.team', 'The team whose own opening hours these are'),
  always('hours.time_zone', 'The time zone of your opening hours'),
  sometimes('hours.open_now', 'Whether you are open now, for {% if %}'),
  sometimes('hours.next', 'The next day you open'),
  always('hours.next.day', 'That day'),
  always('hours.next.times', 'Its times'),
  always('hours.next.opens', 'When it opens'),
  sometimes('hours.next.exception', 'Why its times are special'),
  sometimes('hours.asked', 'The days the customer asks about: a list'),
  always('each.day', 'The day', 'hours.asked'),
  sometimes('each.times', 'Its times', 'hours.asked'),
  sometimes('each.opens', 'When it opens', 'hours.asked'),
  sometimes('each.exception', 'Why its times are special', 'hours.asked'),
  always('hours.week', 'The next seven days: a list'),
  always('each.day', 'The day', 'hours.week'),
  sometimes('each.times', 'Its times', 'hours.week'),
  sometimes('each.opens', 'When it opens', 'hours.week'),
  sometimes('each.exception', 'Why its times are special', 'hours.week'),
];

const known = new Set(slotList.filter(({ of }) => of === undefined).map(({ path }) => path));
/** `hours` itself, and the length of a list. */
const groups = new Set(
  slotList
    .filter(({ path, of }) => of === undefined && path.includes('.'))
    .flatMap(({ path }) => path.split('.')[0] ?? []),
);

export const isSlot = (path: string): boolean =>
  known.has(path) || groups.has(path) || known.has(path.replace(/\.(?:size|first|last)(?:\..*)?$/, ''));
