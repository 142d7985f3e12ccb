// Used by `bounce-text.ts`: which address a report made of prose says that a mail did not reach.

const source = '[^\\s<>()[\\]"\',;:@]{1,64}@[^\\s<>()[\\]"\',;:@]{1,190}[^\\s<>()[\\]"\',;:@.]';
const address = new RegExp(source, 'u');
const addresses = new RegExp(source, 'gu');

/** Addresses that are not the failed one (the daemon's, our own), and the domain that a bare name belongs to. */
export type Known = Readonly<{ ignored: ReadonlySet<string>; domain: string | null }>;

/** Where reports put the address: at the start of a line, or after "to", "recipient" and the like. */
const atStart = new RegExp(`^[\\s*>-]{0,12}[<"'(]{0,2}(${source})`, 'u');
const afterWord = new RegExp(
  '(?:^|[\\s(>])(?:to|for|an|à|a|für|pour|para|per|pro|do|dla|voor|aan|recipients?|addressee|addressed|user|address(?:es)?|' +
    'mailbox|rcpt to|failed|intended|empfänger|adresse|destinataires?|destinatari[oi]?|dirección|indirizzo|příjemce|adres\\p{L}?|' +
    `odbiorc\\p{L}{1,2}|ontvanger)(?:\\(e?s\\))?[\\s:,]{1,4}(?:(?:is|was|ist|est|es|è) )?[<"'(]{0,2}(${source})`,
  'iu',
);

/** "… could not be delivered to the following recipients:", as reports in several languages lead up to the address. */
const announcement =
  /(?<!\p{L})(?:following|these|below|folgenden?|suivante?s?|siguientes?|seguent[ei]|následujíc\p{L}*|t(?:omuto|ěmto)|następując\p{L}*|volgende)(?!\p{L}).{0,40}?(?:recipient|address|user|people|person|empfänger|adress|destinata|direcci|indirizz|příjemc|adres|odbiorc|ontvanger)|(?:destinatai?r|adress|utilisateur|usuari|direccion|indirizz)\p{L}{1,4} (?:suivante?s?|siguientes?|seguent[ei])|(?:recipient|address|user)(?:s|es|\(e?s\))?(?: list)?:\s*$|did not reach|(?:deliver\w*|undeliverable|failed|reach\w*|relay\w*) (?:.{0,30} )?to:?\s*$|(?:delivre|délivré|remis|distribué|entregad[oa]|entregar|consegnat[oa]|recapitat[oa]|doručen[ao]?|doručit|dostarczona|zugestellt) (?:a|à|aux?|an|al?|do|na)?:?\s*$/iu;

/** Filled lines below an announcement that are looked at. */
const listLines = 4;

export function findRecipient(lines: readonly string[], known: Known): string | null {
  const announced = findAnnounced(lines, known);
  if (announced) return announced;
  for (const line of lines) {
    const found = failedAddress(line, known.ignored);
    if (found) return found;
  }
  for (const line of lines) {
    if (isHelp(line)) continue;
    for (const [found] of line.slice(0, 1000).matchAll(addresses))
      if (isCandidate(found, known.ignored)) return withoutScheme(found);
  }
  // A mail to one's own address can fail, too.
  return known.ignored.size === 0 ? null : findRecipient(lines, { ...known, ignored: new Set() });
}

/** An address that stands where reports put the failed one: at the start of a line, or after "to" or "recipient". */
export function failedAddress(line: string, ignored: ReadonlySet<string>): string | null {
  const text = line.slice(0, 500);
  const found = atStart.exec(text)?.[1] ?? afterWord.exec(text)?.[1];
  return found && isCandidate(found, ignored) ? withoutScheme(found) : null;
}

/** The address in the list that an announcement leads up to. */
export function findAnnounced(lines: readonly string[], known: Known): string | null {
  for (const [at, line] of lines.entries()) {
    if (line.length > 300 || !announcement.test(line)) continue;
    let bare: string | null = null;
    let seen = 0;
    for (const below of lines.slice(at + 1, at + 12)) {
      const text = below.trim();
      if (text === '' || /^[-=_*#]+$/.test(text)) continue;
      seen += 1;
      if (seen > listLines || isHelp(text)) break;
      for (const [found] of text.slice(0, 500).matchAll(addresses))
        if (isCandidate(found, known.ignored)) return withoutScheme(found);
      // Some servers name their own users without the domain.
      if (seen === 1 && /:\s*$/.test(line)) bare = /^[a-z0-9][\w.+-]{1,63}$/i.exec(text)?.[0] ?? null;
    }
    if (bare && known.domain) return `${bare}@${known.domain}`;
  }
  return null;
}

function isHelp(line: string): boolean {
  return /assistance|contact|question|help|inquir|if you (?:think|believe)/i.test(line);
}

function isCandidate(found: string, ignored: ReadonlySet<string>): boolean {
  const bare = withoutScheme(found).toLowerCase();
  return !ignored.has(bare) && !/^(?:postmaster|mailer-daemon|abuse|root|mail-?daemon)@/.test(bare);
}

/** "SMTP=ann@a.test", as X.400 gateways write it. */
function withoutScheme(found: string): string {
  const match = address.exec(found)?.[0] ?? found;
  return match.replace(/^(?:smtp|rfc-?822|mailto)[=:]/i, '');
}
