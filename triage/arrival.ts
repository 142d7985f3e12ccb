// When a mail reached us, and whether that is too long ago for an automatic answer.

/**
 * INTERNALDATE is when the mail server took the mail; the Date field is no more than what the sender's clock says, which is
 * why it plays no part. Servers without a clock say 1970 or 1980, broken imports say 2099: then the mail came when it was
 * first seen.
 */
export function arrivalOf(internalDate: Date | null, seenAt: Date): Date {
  if (!internalDate || !(internalDate >= oldestMail) || internalDate > seenAt) return seenAt;
  return internalDate;
}

/** No mailbox on the internet has older mail in it that would still be brought in. */
const oldestMail = new Date('1990-01-01T00:00:00Z');

/** `ageLimitHours`: older mail is for a person, since the world has moved on. */
export function hasArrivedLate(arrivedAt: Date, now: Date, ageLimitHours: number): boolean {
  return now.getTime() - arrivedAt.getTime() > ageLimitHours * 3_600_000;
}
