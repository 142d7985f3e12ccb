// The practice server's IMAP side: one account, the support mailbox, kept in memory.

import type { AddressInfo, Socket } from 'node:net';
import type { Folder, ImapServer } from 'hoodiecrow-imap';
import createServer from 'hoodiecrow-imap';

import { idle, internalDate, mend } from './imap-mends.ts';

export type StoredFolderMail = Readonly<{
  folder: string;
  raw: Buffer;
  flags: readonly string[];
  uid: number;
}>;

export type ImapSide = Readonly<{
  port: number;
  /** Puts a mail, as it is, into a folder; clients that watch it are told at once. */
  store(raw: Buffer, folder: string, at: Date): void;
  list(): readonly StoredFolderMail[];
  /** Ends all connections at once, as a server does that restarts; new ones are taken. */
  dropConnections(): void;
  stop(): Promise<void>;
}>;

type Options = Readonly<{
  user: string;
  password: string;
  port: number;
  uidValidity: number;
  /** After a mail was added, by delivery or by a client's APPEND. */
  onStored(mail: StoredFolderMail): void;
  /** A client has opened INBOX or begun to IDLE. */
  onWatched(): void;
  onFault(error: unknown, command: string): void;
}>;

const folderNames = {
  Sent: '\\Sent',
  Drafts: '\\Drafts',
  Junk: '\\Junk',
  Trash: '\\Trash',
  Archive: '\\Archive',
};

export async function startImapSide(options: Options): Promise<ImapSide> {
  const uidvalidity = options.uidValidity;
  const server = createServer({
    users: { [options.user]: { password: options.password } },
    plugins: ['ID', 'SASL-IR', 'AUTH-PLAIN', 'NAMESPACE', 'SPECIAL-USE', 'UIDPLUS', 'UNSELECT', 'MOVE', idle],
    storage: {
      INBOX: { uidvalidity },
      '': {
        folders: Object.fromEntries(
          Object.entries(folderNames).map(([name, use]) => [name, { uidvalidity, 'special-use': use }]),
        ),
      },
    },
  });
  mend(server, options.onFault);
  server.messageHandlers.push((_server, message, folder) =>
    options.onStored({ ...message, folder: folder.path, raw: Buffer.from(message.raw, 'latin1') }),
  );
  watchForClients(server, options.onWatched);

  const sockets = new Set<Socket>();
  server.server.on('connection', (socket) => {
    // An answer goes out in several small writes: without this each would wait for the client's delayed ACK (40 ms).
    socket.setNoDelay(true);
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
  });
  const dropConnections = () => {
    for (const socket of sockets) socket.destroy();
  };
  await new Promise<void>((resolve, reject) => {
    server.server.once('error', reject);
    server.listen(options.port, '127.0.0.1', resolve);
  });
  return {
    port: (server.server.address() as AddressInfo).port,
    store: (raw, folder, at) =>
      server.appendMessage(requireFolder(server, folder), [], internalDate(at), raw.toString('latin1')),
    list: () => allFolders(server).flatMap((folder) => listFolder(folder)),
    dropConnections,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        dropConnections();
      }),
  };
}

function watchForClients(server: ImapServer, onWatched: () => void): void {
  for (const command of ['SELECT', 'EXAMINE', 'IDLE']) {
    const original = server.getCommandHandler(command);
    if (!original) throw new Error(`The practice IMAP server has no ${command}`);
    server.setCommandHandler(command, (connection, parsed, data, done) => {
      original(connection, parsed, data, done);
      const folder = connection.selectedMailbox;
      if (folder && folder.path === 'INBOX') onWatched();
    });
  }
}

const allFolders = (server: ImapServer): Folder[] =>
  ['INBOX', ...Object.keys(folderNames)].map((name) => requireFolder(server, name));

function requireFolder(server: ImapServer, name: string): Folder {
  const folder = server.getMailbox(name);
  if (!folder) throw new Error(`The practice mailbox has no folder ${name}`);
  return folder;
}

const listFolder = (folder: Folder): StoredFolderMail[] =>
  folder.messages.map((message) => ({
    folder: folder.path,
    raw: Buffer.from(message.raw, 'latin1'),
    flags: message.flags,
    uid: message.uid,
  }));
