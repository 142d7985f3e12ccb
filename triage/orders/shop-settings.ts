// The settings of the live shop, as page and API take them: checked whole before they are stored.

import { z } from 'zod';

import { shopMapping } from './shop-mapping.ts';

export const numberMark = '{number}';

/** Not "*": each host that may be inside the own network is named. */
const host = z
  .string()
  .trim()
  .toLowerCase()
  .regex(
    /^(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?(?:\.[a-z0-9](?:[a-z0-9-]*[a-z0-9])?)*|[0-9a-f:]+)$/,
    'must be a host',
  );

export const shopSettings = z
  .strictObject({
    enabled: z.boolean().default(true),
    urlTemplate: z.string().trim().max(2_000),
    /** Kept as it is where it is left out. */
    secret: z.string().min(16, 'must have at least 16 characters').max(500).optional(),
    mapping: shopMapping,
    /** Hosts that may be at private or loopback addresses, and be asked without TLS. */
    allowedHosts: z.array(host).max(20).default([]),
    /** Seconds for which an answer holds; 0: each mail asks anew. */
    cacheSeconds: z.number().int().min(0).max(3_600).default(60),
  })
  .superRefine(({ urlTemplate, allowedHosts }, context) => {
    const fault = templateFault(urlTemplate, allowedHosts);
    if (fault) context.addIssue({ code: 'custom', path: ['urlTemplate'], message: fault });
  });
export type ShopSettings = z.infer<typeof shopSettings>;

function templateFault(template: string, allowedHosts: readonly string[]): string | null {
  const url = URL.canParse(template) ? new URL(template) : null;
  if (!url || !/^https?:$/.test(url.protocol))
    return 'must be an address such as https://shop.example/orders/{number}';
  if (url.username || url.password) return 'must not hold a password: requests are signed with the secret';
  if (url.hash) return 'must not hold a "#"';
  if (!template.slice(template.indexOf(url.host) + url.host.length).includes(numberMark))
    return `must have ${numberMark} in its path or behind its "?"`;
  if (url.host.includes('{') || url.host.includes('%7b')) return 'must name its host';
  if (url.protocol === 'http:' && !allowedHosts.includes(bareHost(url)))
    return 'must begin with https://, unless its host is named below as one of your own network';
  return null;
}

/** Without the brackets of an IPv6 address. */
export const bareHost = ({ hostname }: URL): string => hostname.replace(/^\[|\]$/g, '').toLowerCase();

/** The address at which one order is asked for. */
export const shopUrl = (template: string, number: string): URL =>
  new URL(template.replaceAll(numberMark, () => encodeURIComponent(number)));

export type CheckedShop = Readonly<
  { settings: ShopSettings; faults: null } | { settings: null; faults: Readonly<Record<string, string>> }
>;

/** Names all faults at once, each by the path of its field. */
export function checkShop(given: unknown): CheckedShop {
  const parsed = shopSettings.safeParse(given);
  if (parsed.success) return { settings: parsed.data, faults: null };
  const faults: Record<string, string> = {};
  for (const issue of parsed.error.issues) {
    const unknown = issue.code === 'unrecognized_keys' ? issue.keys : null;
    for (const name of unknown ?? [null]) {
      const place = [...issue.path, ...(name === null ? [] : [name])].join('.') || 'shop';
      faults[place] ??= name === null ? issue.message : 'is not known here';
    }
  }
  return { settings: null, faults };
}
