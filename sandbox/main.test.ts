import { ImapFlow } from 'imapflow';
import { afterEach, describe, expect, it } from 'vitest';

import { createLog } from '../log.ts';
import { policySchema } from '../triage/policy.ts';
import { company } from './company.ts';
import { customers } from './customers.ts';
import { runSandbox, type Sandbox } from './main.ts';
import { sampleOrders } from './orders.ts';

const closers: (() => unknown)[] = [];

afterEach(async () => {
  for (const close of closers.splice(0).reverse()) await close();
});

async function start(options: { arrivals: boolean; seed?: string }): Promise<Sandbox> {
  const sandbox = await runSandbox({ log: createLog('silent', 'sandbox'), ...options });
  closers.push(sandbox.stop);
  return sandbox;
}

async function watch(sandbox: Sandbox): Promise<ImapFlow> {
  const { hostname: host, port, username, password } = new URL(sandbox.imapUrl);
  const auth = { user: decodeURIComponent(username), pass: decodeURIComponent(password) };
  const client = new ImapFlow({
    host,
    port: Number(port),
    secure: false,
    doSTARTTLS: false,
    auth,
    logger: false,
  });
  closers.push(() => client.close());
  await client.connect();
  return client;
}

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

describe('the sandbox', () => {
  it('keeps its mails back until somebody watches the mailbox', async () => {
    const client = await watch(await start({ arrivals: true }));
    await pause(1800);
    expect((await client.status('INBOX', { messages: true })) || null).toMatchObject({ messages: 0 });
    await client.mailboxOpen('INBOX');
    await pause(1800);
    await client.noop();
    expect(client.mailbox).toMatchObject({ exists: 1 });
  });

  it('sends none on a second start', async () => {
    const client = await watch(await start({ arrivals: false }));
    await client.mailboxOpen('INBOX');
    await pause(1800);
    await client.noop();
    expect(client.mailbox).toMatchObject({ exists: 0 });
  });

  it('has the same password and control token for the same seed, and others without one', async () => {
    const secrets = ({ imapUrl, controlUrl }: Sandbox) => [
      new URL(imapUrl).password,
      new URL(controlUrl).pathname,
    ];
    const one = secrets(await start({ arrivals: false, seed: 'a' }));
    expect(secrets(await start({ arrivals: false, seed: 'a' }))).toEqual(one);
    expect(secrets(await start({ arrivals: false }))).not.toEqual(one);
  });

  it('has a company that fits the policy, and orders that belong to its customers', () => {
    expect(policySchema.shape.company.parse(company)).toEqual(company);
    const now = new Date('2026-11-22T08:00:00Z');
    const orders = sampleOrders(now);
    expect(new Set(orders.map((order) => order.number)).size).toBe(orders.length);
    const known = new Set<string>(customers.map((customer) => customer.email));
    for (const order of orders) {
      expect(known).toContain(order.customerEmail);
      expect(Date.parse(order.placedAt)).toBeLessThan(now.getTime());
      expect(order.deliveredAt !== null, order.number).toBe(['delivered', 'returned'].includes(order.status));
    }
    expect(new Set(orders.map((order) => order.status)).size).toBe(8);
  });
});
