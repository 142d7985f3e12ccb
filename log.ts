// One structured logger. It knows which fields are private and drops them; customers' words are never logged.

import pino from 'pino';

export type Log = pino.Logger;

/** Field names whose values never reach the log, at any of the first three levels. */
const privateFields = ['password', 'secret', 'token', 'subject', 'text', 'html', 'reply', 'source', 'slots'];

/** Lines go to stdout, or to `write` where given. */
export function createLog(level: string, role: string, write?: (line: string) => void): Log {
  const options: pino.LoggerOptions = {
    level,
    base: { role },
    timestamp: pino.stdTimeFunctions.isoTime,
    redact: {
      paths: privateFields.flatMap((field) => [field, `*.${field}`, `*.*.${field}`]),
      censor: '[private]',
    },
    serializers: { error: withoutRows },
  };
  return write ? pino(options, { write: (line) => write(line.trimEnd()) }) : pino(options);
}

/** PostgreSQL's `detail` and `where` repeat whole rows, and with them what a customer wrote. */
function withoutRows(error: unknown): unknown {
  const told = pino.stdSerializers.err(error as Error);
  if (typeof told !== 'object' || told === null) return told;
  const { detail, where, internalQuery, ...rest } = told as unknown as Record<string, unknown>;
  return rest;
}
