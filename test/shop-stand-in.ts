// A shop over HTTP for tests: knows orders, checks signatures, misbehaves as told, and notes what it was asked.

import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, beforeEach } from 'vitest';

import { seal } from '../config/seal.ts';
import type { Database } from '../db/database.ts';
import { putShop, shopSeal } from '../db/shop.ts';
import type { ShopMapping } from '../triage/orders/shop-mapping.ts';
import { checkShop } from '../triage/orders/shop-settings.ts';
import type { Certificate } from './certificate.ts';

export type ShopAsked = Readonly<{ path: string; headers: IncomingMessage['headers'] }>;

export type ShopStandIn = {
  /** "http://127.0.0.1:PORT" */
  url: string;
  asked: ShopAsked[];
  /** Connections that the other side has cut while an answer was owed. */
  cut: number;
  /** What the shop says of each number, in its own shape. */
  orders: Map<string, unknown>;
  /** Null: it behaves. */
  misbehave: ((response: ServerResponse, request: IncomingMessage) => void) | null;
};

export const shopSecret = 'a secret between shop and desk';

/** As a shop's own JSON might name things. */
export const standInMapping: ShopMapping = {
  fields: {
    number: 'order.id',
    customerEmail: 'order.buyer.mail',
    status: 'order.state',
    placedAt: 'order.created',
    items: 'order.lines',
    itemName: 'title',
    itemQuantity: 'qty',
    total: 'order.sum',
    carrier: 'parcel.by',
    trackingNumber: 'parcel.code',
    expectedDelivery: 'parcel.due',
    deliveredAt: 'parcel.arrived',
  },
  statuses: { in_transit: 'shipped', done: 'delivered' },
};

/** An order in the shop's own shape. */
export function shopOrder(id: string, mail: string, changes: Record<string, unknown> = {}) {
  return {
    order: {
      id,
      buyer: { mail },
      state: 'IN_TRANSIT',
      created: '2026-11-19T10:00:00Z',
      lines: [{ title: 'Desk lamp', qty: '2' }],
      sum: '59.80',
      ...changes,
    },
    parcel: { by: 'DPD', code: 'DPD555', due: '2026-11-25', arrived: '' },
  };
}

/** Call at the top of a test file. Each test begins with a shop that behaves and has no orders. */
export function useShopStandIn(certificate: Certificate | null = null): ShopStandIn {
  const standIn = { asked: [] as ShopAsked[], cut: 0, orders: new Map() } as unknown as ShopStandIn;
  const answer = (request: IncomingMessage, response: ServerResponse) => {
    const path = request.url ?? '';
    standIn.asked.push({ path, headers: request.headers });
    response.on('close', () => {
      if (!response.writableFinished) standIn.cut++;
    });
    if (standIn.misbehave) return standIn.misbehave(response, request);
    const found = standIn.orders.get(decodeURIComponent(path.split('/').at(-1) ?? ''));
    response.writeHead(found ? 200 : 404, { 'content-type': 'application/json' });
    response.end(JSON.stringify(found ?? { error: 'no such order' }));
  };
  const server = certificate ? createTlsServer(certificate, answer) : createServer(answer);
  beforeAll(async () => {
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    standIn.url = `${certificate ? 'https' : 'http'}://127.0.0.1:${port}`;
  });
  beforeEach(() => {
    standIn.asked.length = 0;
    standIn.cut = 0;
    standIn.orders.clear();
    standIn.misbehave = null;
  });
  afterAll(() => {
    server.closeAllConnections();
    server.close();
  });
  return standIn;
}

/** Sets the stand-in as the desk's shop. */
export async function setShop(
  db: Database,
  secret: string,
  changes: Readonly<Record<string, unknown>> & { urlTemplate: string },
): Promise<void> {
  const { settings, faults } = checkShop({
    mapping: standInMapping,
    allowedHosts: ['127.0.0.1', 'localhost'],
    ...changes,
  });
  if (faults) throw new Error(JSON.stringify(faults));
  await putShop(db, settings, seal(secret, shopSeal, shopSecret), 'test');
}
