// The intents that come with the product: the one list that feeds the engine, the policy and the page labels.

export const intents = [
  'order_status',
  'shipping_delivery',
  'opening_hours',
  'password_reset',
  'refund_return',
  'invoice_billing',
  'change_order_address',
  'cancel',
  'complaint',
  'talk_to_human',
  'other',
] as const;

export type Intent = (typeof intents)[number];

/** One of the product's, or a team's own by the name that its templates give it. */
export type AnyIntent = string;

export const isIntent = (name: string): name is Intent => (intents as readonly string[]).includes(name);

/** How a team may name an intent of its own. */
export const ownIntentName = /^[a-z][a-z0-9_]{1,39}$/;

/** Words for pages and summaries; `wish` is a sentence without its full stop. */
export const intentWords: Record<Intent, { label: string; wish: string }> = {
  order_status: { label: 'Order status', wish: 'The customer asks where an order is' },
  shipping_delivery: { label: 'Delivery', wish: 'The customer asks about delivery options, times or costs' },
  opening_hours: { label: 'Opening hours', wish: 'The customer asks when we are open' },
  password_reset: {
    label: 'Password reset',
    wish: 'The customer cannot sign in and wants to reset the password',
  },
  refund_return: {
    label: 'Refund or return',
    wish: 'The customer wants to return something or get money back',
  },
  invoice_billing: { label: 'Invoice or billing', wish: 'The customer asks about an invoice or a payment' },
  change_order_address: {
    label: 'Change of order or address',
    wish: 'The customer wants to change an order or an address',
  },
  cancel: { label: 'Cancellation', wish: 'The customer wants to cancel' },
  complaint: { label: 'Complaint', wish: 'The customer complains' },
  talk_to_human: { label: 'Wants a person', wish: 'The customer wants to talk to a person' },
  other: { label: 'Something else', wish: 'The customer writes about something else' },
};
