// Used by `parse-mail.ts` where a mail has no words to read: why not, in words for whoever opens it.

import type { FilePart } from './read-parts.ts';

/** A sentence without a full stop, or null where nothing is sealed. Nothing is opened. */
export function sealedBy(files: readonly FilePart[]): string | null {
  if (files.some(({ contentType }) => contentType === 'application/pgp-encrypted')) {
    return 'Encrypted with PGP: the words are in the attachment, and Baton cannot read them';
  }
  const smime = files.find(({ contentType }) => /^application\/(?:x-)?pkcs7-mime$/.test(contentType));
  if (smime) {
    return smime.parameters['smime-type']?.toLowerCase() === 'signed-data'
      ? 'Signed with S/MIME in one piece: the words are in the attachment, and Baton cannot read them'
      : 'Encrypted with S/MIME: the words are in the attachment, and Baton cannot read them';
  }
  if (files.some(({ contentType, filename }) => isWinmail(contentType, filename))) {
    return 'Packed by Outlook: the words are in the attachment winmail.dat, and Baton cannot read them';
  }
  return null;
}

const isWinmail = (contentType: string, filename: string | null) =>
  /^application\/(?:vnd\.)?ms-tnef$/.test(contentType) || /^winmail\.dat$/i.test(filename ?? '');
