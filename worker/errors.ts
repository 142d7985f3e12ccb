// The two errors that somebody acts on differently. Everything else is retried, and then a person is told.

/** Trying again would not help: a person gets it at once. */
export class GiveUp extends Error {}

/** What the other side says, for people: never the whole object, which may hold a password. */
export function messageOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const { responseText, response } = error as { responseText?: unknown; response?: unknown };
  const said = [responseText, response].find((each) => typeof each === 'string' && each !== '');
  return said ? `${error.message}: ${said}` : error.message;
}
