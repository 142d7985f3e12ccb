// Where a link of a mail really leads, and what makes that different from where it seems to lead.

export type LinkDoubt =
  | Readonly<{ kind: 'other-host'; shown: string; host: string }>
  | Readonly<{ kind: 'hidden-host' | 'look-alike' | 'number'; host: string }>;

const schemes: ReadonlySet<string> = new Set(['http:', 'https:', 'mailto:', 'tel:']);

/** The address as a browser reads it, in normal form; null where it is none that a mail may lead to, such as one of ours. */
export function readTarget(href: string | undefined): string | null {
  // Without a base only whole addresses are read: what is relative would be relative to this desk.
  if (href === undefined || href.length > 8000 || !URL.canParse(href)) return null;
  const url = new URL(href);
  return schemes.has(url.protocol) ? url.href : null;
}

/** `href` in normal form; `text` is what stands in the link. Null where nothing is odd. */
export function findLinkDoubt(href: string, text: string): LinkDoubt | null {
  const url = new URL(href);
  if (url.protocol !== 'http:' && url.protocol !== 'https:') return null;
  const host = url.hostname;
  const shown = shownHost(text);
  if (shown && !isSameHost(shown, host)) return { kind: 'other-host', shown, host };
  if (url.username !== '' || url.password !== '') return { kind: 'hidden-host', host };
  if (/(?:^|\.)xn--/.test(host)) return { kind: 'look-alike', host };
  if (/^(?:\d+\.){3}\d+$|^\[/.test(host)) return { kind: 'number', host };
  return null;
}

/** The host that a link's words name, if they begin with an address. */
function shownHost(text: string): string | null {
  const words = text
    .slice(0, 1000)
    .replace(/[\u00ad\u200b-\u200f\u2060\ufeff]/g, '')
    .trim();
  const found =
    /^(?:https?:\/\/)?(?:[^\s/@]*@)?((?:[\p{L}\p{N}-]{1,63}\.)+\p{L}{2,24})(?=$|[\s/:?#,;)])/iu.exec(words);
  const name = found?.[1];
  // "Rechnung.pdf" and "Node.js" are no hosts, unless they say so.
  if (!name || (!/^https?:|^www\./i.test(words) && fileEnding.test(name))) return null;
  return URL.canParse(`https://${name}`) ? new URL(`https://${name}`).hostname : null;
}

const fileEnding = /\.(?:pdf|docx?|xlsx?|pptx?|txt|csv|zip|png|jpe?g|gif|html?|js|ts|eml|ics|mp[34]|mov)$/i;

const isSameHost = (one: string, other: string) => {
  const [a, b] = [one, other].map((host) => host.toLowerCase().replace(/^www\./, ''));
  return a === b || `.${a}`.endsWith(`.${b}`) || `.${b}`.endsWith(`.${a}`);
};
