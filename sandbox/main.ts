// The whole practice world: mail server, people and remote control, for a Baton that has no mailbox yet.

import { createHash, randomBytes } from 'node:crypto';

import type { Log } from '../log.ts';
import { authservId, company, supportAddress } from './company.ts';
import { startControl } from './control.ts';
import { customers } from './customers.ts';
import { sampleOrders } from './orders.ts';
import { startPeople } from './people.ts';
import { startPracticeServer } from './practice-server.ts';

export type SandboxOptions = Readonly<{
  log: Log;
  /** The same seed gives the same password and control token, so that a restarted sandbox is found again where it was. */
  seed?: string;
  /** Default: any free ports. */
  ports?: Readonly<{ imap: number; smtp: number; control: number }>;
  /**
   * Whether the scripted mails arrive. False on a second start on the same data: they are in the database already, and
   * would come as new ones, for the mailboxes are in memory and begin anew, empty and under a new UIDVALIDITY.
   */
  arrivals: boolean;
}>;

export type Sandbox = Readonly<{
  imapUrl: string;
  smtpUrl: string;
  controlUrl: string;
  /** As BATON_ADDRESS takes it. */
  address: string;
  authservId: string;
  stop(): Promise<void>;
}>;

export async function runSandbox({ log, seed, ports, arrivals }: SandboxOptions): Promise<Sandbox> {
  const root = seed ?? randomBytes(24).toString('base64url');
  const secret = (purpose: string) => createHash('sha256').update(`${purpose} ${root}`).digest('base64url');
  const onFault = (error: unknown) => log.error({ error }, 'the practice world has a fault');
  // Mails that arrived before anybody watches would be missed: a newly connected mailbox begins at "now".
  let begin = () => {};
  const server = await startPracticeServer({
    supportAddress,
    supportPassword: secret('password'),
    customers: customers.map((customer) => customer.email),
    authservId,
    ...(ports ? { ports } : {}),
    onWatched: () => begin(),
    onFault,
  });
  const people = startPeople(server, onFault);
  if (arrivals) begin = people.begin;
  const control = await startControl({
    server,
    orders: sampleOrders(new Date()),
    token: secret('control'),
    port: ports?.control ?? 0,
    onFault,
  });
  log.info({ customers: customers.length, arrivals }, 'the practice mail server is up');
  return {
    imapUrl: server.imapUrl,
    smtpUrl: server.smtpUrl,
    controlUrl: control.url,
    address: `${company.name} <${supportAddress}>`,
    authservId,
    stop: async () => {
      people.stop();
      await Promise.all([control.stop(), server.stop()]);
    },
  };
}
