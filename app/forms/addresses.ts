// Addresses as people write them into a field: "Eva <eva@x.test>, jan@x.test".

import { z } from 'zod';

import type { Address } from '../../triage/mail.ts';
import { toSay } from '../words/say.ts';

/** More in one mail are no conversation any more. */
const most = 20;

const address = z.email().max(254);

/** The faulty piece is told, for the field may hold many. */
export const addressList = z
  .string()
  .max(10_000)
  .default('')
  .transform((text, context): Address[] => {
    const found: Address[] = [];
    for (const piece of splitAddresses(text)) {
      const read = readAddress(piece);
      if (!read) {
        context.addIssue({ code: 'custom', message: toSay('This is not an address.') });
        return z.NEVER;
      }
      if (!found.some((each) => each.address === read.address)) found.push(read);
    }
    if (found.length > most) {
      context.addIssue({ code: 'custom', message: toSay('More than 20 people do not go into one field.') });
      return z.NEVER;
    }
    return found;
  });

/** At commas, semicolons and line ends; those within quotes or angle brackets part nothing. */
function splitAddresses(text: string): string[] {
  const pieces = text.match(/(?:"[^"]*"|<[^>]*>|[^,;\n"<])+/g) ?? [];
  return pieces.map((piece) => piece.trim()).filter(Boolean);
}

function readAddress(piece: string): Address | null {
  const named = /^(.*)<([^<>]*)>$/s.exec(piece);
  const bare = (named ? (named[2] ?? '') : piece).trim().toLowerCase();
  const name = (named?.[1] ?? '').replace(/["\r\n]/g, ' ').trim();
  return address.safeParse(bare).success ? { address: bare, name } : null;
}
