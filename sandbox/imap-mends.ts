// Faults of hoodiecrow-imap mended from outside, so that the practice IMAP server answers a client as a real one does.

import type {
  Connection,
  FetchHandler,
  Handler,
  ImapServer,
  Response,
  StoredMail,
  Token,
} from 'hoodiecrow-imap';
import fetchHandlers from 'hoodiecrow-imap/lib/commands/handlers/fetch.js';

const text = (value: string) => ({ type: 'TEXT', value });
const code = (...values: string[]) => ({
  type: 'SECTION',
  section: values.map((value) => ({ type: 'ATOM', value })),
});

/**
 * IDLE (RFC 2177). The server's own plugin holds a timer of 30 minutes for each IDLE, also of closed connections, and
 * goes on pushing after DONE, when an EXPUNGE would be forbidden.
 */
export function idle(server: ImapServer): void {
  server.registerCapability('IDLE');
  server.setCommandHandler('IDLE', (connection, parsed, data, done) => {
    const answer = (command: string, words: string) =>
      connection.send({ tag: parsed.tag, command, attributes: [text(words)] }, 'IDLE', parsed, data);
    if (connection.state === 'Not Authenticated') {
      answer('NO', 'Log in first');
      return done();
    }
    connection.inputHandler = (line) => {
      connection.inputHandler = false;
      connection.directNotifications = false;
      if (line.trim().toUpperCase() === 'DONE') answer('OK', 'IDLE ended');
      else answer('BAD', 'Expected DONE');
    };
    connection.directNotifications = true;
    if (connection.socket && !connection.socket.destroyed) connection.socket.write('+ idling\r\n');
    connection.processNotifications();
    done();
  });
}

/** Everything else; to be called on the finished server. */
export function mend(server: ImapServer, onFault: (error: unknown, command: string) => void): void {
  // Each connection listens for news; the default of ten would print a warning of a leak that is none.
  server.setMaxListeners(0);
  // The original is wrong for zones west of the hour such as +05:30; the practice world lives in UTC.
  server.formatInternalDate = internalDate;
  server.outputHandlers.push(refusals);
  guardCommands(server, onFault);
  mendFetch(server);
}

/** IMAP date-time (RFC 3501, section 9) in UTC. */
export function internalDate(date: Date): string {
  const [, day, month, year, time] = /(\d\d) (\w{3}) (\d{4}) (\S+)/.exec(date.toUTCString()) ?? [];
  return `${day}-${month}-${year} ${time} +0000`;
}

/** Refusals with the response code and status that Dovecot and others give (RFC 3501, RFC 5530). */
function refusals(_connection: Connection, response: Response, description: string, parsed?: Response): void {
  const words = JSON.stringify(response.attributes ?? []);
  const refuse = (...codes: string[]) => {
    response.command = 'NO';
    response.attributes = [code(...codes), ...(response.attributes ?? [])];
  };
  if (/^(LOGIN|AUTHENTICATE PLAIN) FAILED$/.test(description) && words.includes('authentication failure')) {
    refuse('AUTHENTICATIONFAILED');
  } else if (words.includes('Invalid mailbox name')) {
    refuse('NONEXISTENT');
  } else if (parsed?.command?.toUpperCase() === 'APPEND' && words.includes('Invalid mailbox argument')) {
    refuse('TRYCREATE');
  }
}

/**
 * A handler that throws leaves its connection waiting for ever and prints to the console; an unknown command is looked
 * up as a file. Here it is answered with NO, and only names made of letters are looked up.
 */
function guardCommands(server: ImapServer, onFault: (error: unknown, command: string) => void): void {
  const find = server.getCommandHandler.bind(server);
  server.getCommandHandler = (command) => {
    const found = /^[A-Za-z]+( [A-Za-z]+)?$/.test(command) ? find(command) : false;
    if (!found) return false;
    const guarded: Handler = (connection, parsed, data, done) => {
      try {
        found(connection, parsed, data, done);
      } catch (error) {
        onFault(error, command);
        const attributes = [code('SERVERBUG'), text('The practice server failed')];
        connection.send({ tag: parsed.tag, command: 'NO', attributes }, 'SERVER ERROR', parsed, data);
        done();
      }
    };
    return guarded;
  };
}

function mendFetch(server: ImapServer): void {
  const wholeBody =
    (otherwise: FetchHandler): FetchHandler =>
    (connection, message, query) =>
      query.section?.length === 0 ? whole(message, query) : otherwise(connection, message, query);
  server.fetchHandlers.BODY = wholeBody(fetchHandlers.BODY);
  server.fetchHandlers['BODY.PEEK'] = wholeBody(fetchHandlers['BODY.PEEK']);
  server.fetchHandlers.BODYSTRUCTURE = orElse(fetchHandlers.BODYSTRUCTURE, plainStructure);
  server.fetchHandlers.ENVELOPE = orElse(fetchHandlers.ENVELOPE, () => Array(10).fill(null));
}

/** A mail that the server's parser chokes on (fields given twice) must not make the whole FETCH fail. */
function orElse(handler: FetchHandler, fallback: (message: StoredMail) => unknown): FetchHandler {
  return (connection, message, query) => {
    try {
      return handler(connection, message, query);
    } catch (error) {
      if (error instanceof TypeError) return fallback(message);
      throw error;
    }
  };
}

/** How RFC 3501 describes a mail without readable MIME fields: one part of plain text. */
const plainStructure = ({ raw }: StoredMail) => [
  'TEXT',
  'PLAIN',
  ['CHARSET', 'US-ASCII'],
  null,
  null,
  '7BIT',
  raw.length,
  raw.split('\n').length,
];

const askedPartial = new WeakMap<Token, readonly number[]>();

/**
 * BODY[] without parsing the mail (the original parses it, line by line, and keeps the result), and a partial that is
 * not changed by one message for the next.
 */
function whole(message: StoredMail, query: Token): { type: string; value: string } {
  if (!query.partial) return { type: 'LITERAL', value: message.raw };
  const [start = 0, length = 0] = askedPartial.get(query) ?? query.partial;
  askedPartial.set(query, [start, length]);
  query.partial = [start];
  return { type: 'LITERAL', value: message.raw.slice(start, start + length) };
}
