// What of hoodiecrow-imap 2.1.0 (which brings no types) the practice server uses.

declare module 'hoodiecrow-imap' {
  import type { Server } from 'node:net';

  export type StoredMail = { raw: string; flags: string[]; uid: number; internaldate: string };

  export type Folder = {
    path: string;
    flags: string[];
    uidvalidity: number;
    uidnext: number;
    messages: StoredMail[];
  };

  export type Token = { type: string; value?: string; section?: unknown[]; partial?: number[] };

  export type Parsed = { tag: string; command: string; attributes?: (Token | Token[] | null)[] };

  export type Response = {
    tag: string;
    command?: string;
    attributes?: unknown[];
    notification?: boolean;
    skipResponse?: boolean;
  };

  export type Connection = {
    state: 'Not Authenticated' | 'Authenticated' | 'Selected' | 'Logout';
    selectedMailbox?: Folder | false;
    socket: { destroyed: boolean; write(text: string): boolean } | null;
    directNotifications: boolean;
    inputHandler: false | ((line: string) => void);
    send(response: Response, description: string, parsed?: Parsed, data?: string): void;
    processNotifications(): void;
  };

  export type Handler = (connection: Connection, parsed: Parsed, data: string, done: () => void) => void;
  export type FetchHandler = (connection: Connection, message: StoredMail, query: Token) => unknown;
  export type OutputHandler = (
    connection: Connection,
    response: Response,
    description: string,
    parsed?: Parsed,
  ) => void;

  export type ImapServer = {
    server: Server;
    fetchHandlers: Record<string, FetchHandler>;
    outputHandlers: OutputHandler[];
    messageHandlers: ((server: ImapServer, message: StoredMail, folder: Folder) => void)[];
    setMaxListeners(count: number): void;
    listen(port: number, host: string, done: () => void): void;
    close(done: () => void): void;
    registerCapability(name: string): void;
    setCommandHandler(command: string, handler: Handler): void;
    getCommandHandler(command: string): Handler | false;
    getMailbox(path: string): Folder | undefined;
    formatInternalDate(date: Date): string;
    appendMessage(folder: Folder, flags: string[], internaldate: string, raw: string): void;
  };

  export type FolderOptions = { uidvalidity: number; flags?: string[]; 'special-use'?: string };

  export default function createServer(options: {
    users: Record<string, { password: string }>;
    plugins: (string | ((server: ImapServer) => void))[];
    storage: { INBOX: FolderOptions; '': { folders: Record<string, FolderOptions> } };
  }): ImapServer;
}

declare module 'hoodiecrow-imap/lib/commands/handlers/fetch.js' {
  import type { FetchHandler } from 'hoodiecrow-imap';

  const handlers: Record<'BODY' | 'BODY.PEEK' | 'ENVELOPE' | 'BODYSTRUCTURE', FetchHandler>;
  export default handlers;
}
