// The shop's settings as the fields of its page and back: the mapping as lines of "ours = theirs".

import type { ShopAnswer } from '../shop-settings.ts';

export type ShopFields = Readonly<
  Record<'enabled' | 'urlTemplate' | 'fields' | 'statuses' | 'allowedHosts' | 'cacheSeconds', string>
>;

/** What a first mapping may look like: the names that many shops use. */
const emptyFields: ShopFields = {
  enabled: 'yes',
  urlTemplate: '',
  fields: 'customerEmail = customer.email\nstatus = status\nplacedAt = created_at',
  statuses: '',
  allowedHosts: '',
  cacheSeconds: '60',
};

export function toShopFields(shop: ShopAnswer | null): ShopFields {
  if (!shop) return emptyFields;
  return {
    enabled: shop.enabled ? 'yes' : 'no',
    urlTemplate: shop.urlTemplate,
    fields: pairLines(shop.mapping.fields),
    statuses: pairLines(shop.mapping.statuses),
    allowedHosts: shop.allowedHosts.join('\n'),
    cacheSeconds: String(shop.cacheSeconds),
  };
}

/** Unchecked; an empty secret keeps the one that is there. */
export function fromShopFields(form: FormData): unknown {
  const text = (name: string) => String(form.get(name) ?? '').trim();
  const secret = String(form.get('secret') ?? '');
  return {
    // The button that switches comes after the field that says how it stands.
    enabled: form.getAll('enabled').at(-1) === 'yes',
    urlTemplate: text('urlTemplate'),
    ...(secret === '' ? {} : { secret }),
    mapping: { fields: readPairs(text('fields')), statuses: readPairs(text('statuses')) },
    allowedHosts: linesOf(text('allowedHosts')),
    cacheSeconds: text('cacheSeconds') === '' ? Number.NaN : Number(text('cacheSeconds')),
  };
}

/** Faults of the mapping's parts stand at the field that has its lines. */
export function shopFaultsByField(faults: Readonly<Record<string, string>>): Record<string, string> {
  const found: Record<string, string> = {};
  for (const [path, words] of Object.entries(faults)) {
    const [, place, part] = /^mapping\.(fields|statuses)\.?(.*)$/.exec(path) ?? [];
    const name = place ?? path.split('.')[0] ?? 'form';
    found[name] ??= part ? `${part}: ${words}` : words;
  }
  return found;
}

const pairLines = (pairs: Readonly<Record<string, string | undefined>>) =>
  Object.entries(pairs)
    .flatMap(([name, value]) => (value === undefined ? [] : [`${name} = ${value}`]))
    .join('\n');

function readPairs(text: string): Record<string, string> {
  return Object.fromEntries(
    linesOf(text).map((line) => {
      const at = line.lastIndexOf('=');
      return at < 0 ? [line, ''] : [line.slice(0, at).trim(), line.slice(at + 1).trim()];
    }),
  );
}

const linesOf = (text: string) =>
  text
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter((line) => line !== '');
