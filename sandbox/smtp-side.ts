// The practice server's SMTP side: the support account hands its outgoing mail in here.

import type { AddressInfo, Socket } from 'node:net';
import { SMTPServer, type SMTPServerOptions, type SMTPServerSession } from 'smtp-server';

export type SmtpStage = 'connect' | 'mail' | 'rcpt' | 'data' | 'after-data';

/** What is known of the mail when a stage is reached. */
export type SmtpEnvelope = Readonly<{ stage: SmtpStage; from: string; to: readonly string[] }>;

/**
 * What goes wrong, and where. `reply`: an SMTP code (default 451); `hang`: no answer, ever; `drop`: the connection ends.
 * `after-data`: the mail is taken and delivered, only the answer is lost, so that a sender cannot know.
 */
export type SmtpFault = Readonly<{ at: SmtpStage; code?: number; action: 'reply' | 'hang' | 'drop' }>;

export type SmtpFaults = (envelope: SmtpEnvelope) => SmtpFault | null;

export type SmtpSide = Readonly<{ port: number; stop(): Promise<void> }>;

type Options = Readonly<{
  user: string;
  password: string;
  port: number;
  faults: SmtpFaults;
  onMail(mail: Readonly<{ from: string; to: readonly string[]; raw: Buffer }>): void;
  onFault(error: unknown): void;
}>;

type Callback = (error?: Error | null) => void;

/** As large as the big providers take; beyond it SMTP answers 552. */
const largestMail = 50 * 1024 * 1024;

/** A client gives up on a hanging server before the server gives up on the client (RFC 5321, 4.5.3.2.6 and 4.5.3.2.7). */
const silenceMs = 10 * 60_000;

export async function startSmtpSide(options: Options): Promise<SmtpSide> {
  const sockets = new Set<Socket>();
  const gate = faultGate(options.faults, (session) => dropSession(server, session));
  const server = new SMTPServer(serverOptions(options, gate));
  server.on('error', (error: NodeJS.ErrnoException) => {
    // A client that goes away in mid-sentence is everyday life for a mail server.
    if (error.code !== 'ECONNRESET' && error.code !== 'EPIPE') options.onFault(error);
  });
  greetAtOnce(server);
  server.server.on('connection', (socket) => {
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
  });
  await new Promise<void>((resolve, reject) => {
    server.server.once('error', reject);
    server.listen(options.port, '127.0.0.1', resolve);
  });
  return {
    port: (server.server.address() as AddressInfo).port,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        for (const socket of sockets) socket.destroy();
      }),
  };
}

function serverOptions(options: Options, gate: ReturnType<typeof faultGate>): SMTPServerOptions {
  return {
    // No TLS on loopback, and no reverse lookup, which would cost a DNS time-out at each connection.
    disabledCommands: ['STARTTLS'],
    allowInsecureAuth: true,
    disableReverseLookup: true,
    noDelay: true,
    size: largestMail,
    closeTimeout: 1000,
    socketTimeout: silenceMs,
    onConnect: (session, callback) => gate(session, 'connect', callback),
    onAuth: ({ username, password }, _session, callback) => {
      if (username === options.user && password === options.password) callback(null, { user: username });
      else callback(reply(535, 'Authentication failed'));
    },
    onMailFrom: (address, session, callback) => {
      const ours = address.address === '' || domain(address.address) === domain(options.user);
      if (!ours) return callback(reply(553, 'Sender address is not yours'));
      gate(session, 'mail', callback, { from: address.address });
    },
    onRcptTo: (address, session, callback) => gate(session, 'rcpt', callback, { to: address.address }),
    onData: (stream, session, callback) => {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('error', callback);
      stream.on('end', () => {
        if (stream.sizeExceeded) return callback(reply(552, 'Mail is too large'));
        gate(session, 'data', (error) => {
          if (error) return callback(error);
          options.onMail({ ...envelopeOf(session), raw: Buffer.concat(chunks) });
          gate(session, 'after-data', callback);
        });
      });
    },
  };
}

/** Asks the fault hook at each stage and lets the session go on, answers, hangs or drops it. */
function faultGate(faults: SmtpFaults, drop: (session: SMTPServerSession) => void) {
  return (
    session: SMTPServerSession,
    stage: SmtpStage,
    goOn: Callback,
    now: { from?: string; to?: string } = {},
  ): void => {
    const envelope = envelopeOf(session);
    const to = now.to === undefined ? envelope.to : [...envelope.to, now.to];
    const fault = faults({ stage, from: now.from ?? envelope.from, to });
    if (!fault || fault.at !== stage) goOn();
    else if (fault.action === 'reply') goOn(reply(fault.code ?? 451, 'Practice fault'));
    else if (fault.action === 'drop') drop(session);
    // A hanging session is never answered; it ends when the client gives up or the server stops.
  };
}

/** What the types leave out: the server's own connection objects. */
type Connection = { session: SMTPServerSession; _socket: Socket; connectionReady(next?: () => void): void };
type Inner = { connections: Set<Connection>; connect(socket: Socket, options: unknown): void };

/** Without this each connection waits 100 ms for its greeting, a trap for spammers that a submission server has not. */
function greetAtOnce(server: SMTPServer): void {
  const inner = server as unknown as Inner;
  const connect = inner.connect.bind(server);
  inner.connect = (socket, socketOptions) => {
    connect(socket, socketOptions);
    const connection = [...inner.connections].at(-1);
    if (!connection) return;
    const ready = connection.connectionReady.bind(connection);
    let greeted = false;
    connection.connectionReady = (next) => {
      // The timer of 100 ms still comes; a second greeting would be taken for an answer.
      if (!greeted) ready(next);
      greeted = true;
    };
    setImmediate(() => connection.connectionReady());
  };
}

function dropSession(server: SMTPServer, session: SMTPServerSession): void {
  // The session object carries no socket; the server's own list of connections does.
  for (const connection of (server as unknown as Inner).connections) {
    if (connection.session === session) connection._socket.destroy();
  }
}

function envelopeOf(session: SMTPServerSession): { from: string; to: string[] } {
  const { mailFrom, rcptTo } = session.envelope;
  return { from: mailFrom ? mailFrom.address : '', to: rcptTo.map((recipient) => recipient.address) };
}

const reply = (responseCode: number, message: string): Error =>
  Object.assign(new Error(message), { responseCode });

const domain = (address: string): string => address.slice(address.lastIndexOf('@') + 1).toLowerCase();
