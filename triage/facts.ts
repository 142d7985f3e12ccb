// What was looked up before a decision: each fact with where it comes from, so that an answer can be traced.

/** An order as a lookup answers it; dates ISO 8601. */
export type Order = Readonly<{
  number: string;
  customerEmail: string;
  status:
    | 'received'
    | 'processing'
    | 'shipped'
    | 'out_for_delivery'
    | 'delivered'
    | 'delayed'
    | 'cancelled'
    | 'returned';
  placedAt: string;
  items: readonly Readonly<{ name: string; quantity: number }>[];
  total: number | null;
  currency: string | null;
  carrier: string | null;
  trackingNumber: string | null;
  trackingUrl: string | null;
  expectedDelivery: string | null;
  deliveredAt: string | null;
}>;

export type OrderLookup =
  | Readonly<{ kind: 'not-asked' }>
  /** No number anywhere, and the sender's own orders do not settle it: `own` of them. */
  | Readonly<{
      kind: 'no-number';
      own: number;
      /** Of a proven sender: those of their orders that may be meant. */
      candidates?: readonly Order[];
    }>
  /** Of `number` the sender has no order: there is none, or, among several numbers, it is somebody else's. */
  | Readonly<{
      kind: 'unknown';
      number: string;
      /** Several numbers in one mail: what there is of them, whosever it be. For the eyes of people alone. */
      there?: readonly Order[];
    }>
  /** There is none with `number`, but `order`, the proven sender's own, is one slip of the finger away. */
  | Readonly<{ kind: 'near'; number: string; order: Order }>
  | Readonly<{ kind: 'found'; order: Order; by: 'number' | 'only-open-order' | 'only-order' }>
  /** Several numbers in one mail, all of them the sender's own. */
  | Readonly<{ kind: 'several'; orders: readonly Order[] }>
  | Readonly<{ kind: 'failed'; error: string }>;

/** What came of a one-time code that the mail gave: `address` is the one it was mailed to, `order` what was asked about. */
export type CodeLookup =
  | Readonly<{ kind: 'right'; address: string; order: string }>
  | Readonly<{ kind: 'wrong' | 'expired' | 'too_many' }>;

export type Facts = Readonly<{
  order: OrderLookup;
  /** Only where one was waited for and the mail gave something like it. */
  code?: CodeLookup;
}>;

/** A line for the agent's panel: `source` says where the value comes from. */
export type FactLine = Readonly<{ name: string; value: string; source: string }>;
