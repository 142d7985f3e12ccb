// One signed question to the shop: bounded in time and size, followed nowhere else, and cut off when nobody waits any more.

import { createHmac } from 'node:crypto';
import http, { type IncomingMessage } from 'node:http';
import https from 'node:https';
import { isIP } from 'node:net';

import { bareHost } from '../../triage/orders/shop-settings.ts';
import { messageOf } from '../errors.ts';
import { forbidden, isPublicAddress, lookUpPublic } from '../safe-address.ts';

/** Thrown where the shop gives no usable answer; in words for people, without anything of the answer. */
export class ShopFault extends Error {}

/** An order has a few thousand characters; what is longer is none. Bytes. */
const mostBytes = 1_000_000;
/** A customer's mail waits for it, and the next one behind that. */
export const answerMs = 2_000;

export type ShopQuestion = Readonly<{
  url: URL;
  secret: string;
  /** Its host may be at a private address, or speak without TLS. */
  isOwnNetwork: boolean;
  now: Date;
  signal: AbortSignal;
  /** Milliseconds; for the words of a time-out. */
  limitMs: number;
}>;

export type ShopAnswer = Readonly<{ status: number; body: unknown }>;

/** The parsed JSON of a 200; of 404 and 410 the status alone. Throws ShopFault for anything else. */
export async function askShop(question: ShopQuestion): Promise<ShopAnswer> {
  const { url, isOwnNetwork, signal, limitMs } = question;
  if (url.protocol === 'http:' && !isOwnNetwork) throw new ShopFault('it is asked without TLS');
  const host = bareHost(url);
  if (!isOwnNetwork && isIP(host) && !isPublicAddress(host)) throw forbidden(host, host);
  try {
    const response = await send(question);
    return await readAnswer(response);
  } catch (cause) {
    if (cause instanceof ShopFault) throw cause;
    throw new ShopFault(signal.aborted ? `no answer within ${limitMs / 1_000} s` : messageOf(cause), {
      cause,
    });
  }
}

/**
 * The signature is over three lines: the time in seconds since 1970, "GET", and host, path and query as they are sent.
 * Whoever has an old request can neither change what it asks nor use it later.
 */
function signShopRequest(url: URL, secret: string, now: Date): Record<string, string> {
  const timestamp = String(Math.floor(now.getTime() / 1_000));
  const words = `${timestamp}\nGET\n${url.host}${url.pathname}${url.search}`;
  return {
    'X-Baton-Timestamp': timestamp,
    'X-Baton-Signature': `v1=${createHmac('sha256', secret).update(words).digest('hex')}`,
  };
}

function send({ url, secret, isOwnNetwork, now, signal }: ShopQuestion): Promise<IncomingMessage> {
  const options = {
    signal,
    headers: { Accept: 'application/json', 'User-Agent': 'Baton', ...signShopRequest(url, secret, now) },
    ...(isOwnNetwork ? {} : { lookup: lookUpPublic }),
  };
  return new Promise((resolve, reject) => {
    const request = url.protocol === 'https:' ? https.get(url, options) : http.get(url, options);
    request.once('response', resolve);
    request.once('error', reject);
  });
}

async function readAnswer(response: IncomingMessage): Promise<ShopAnswer> {
  const status = response.statusCode ?? 0;
  if (status !== 200) {
    // Nothing of it is read: what is not wanted is not taken.
    response.destroy();
    if (status === 404 || status === 410) return { status, body: null };
    if (status >= 300 && status < 400)
      throw new ShopFault(`it answers ${status} and leads elsewhere, which is not followed`);
    if (status === 401 || status === 403)
      throw new ShopFault(`it answers ${status}: does it know the secret that requests are signed with?`);
    throw new ShopFault(`it answers ${status}`);
  }
  const text = await readText(response);
  if (text.trim() === '') throw new ShopFault('its answer is empty');
  try {
    return { status, body: JSON.parse(text) };
  } catch (cause) {
    const type = (response.headers['content-type'] ?? 'no type').split(';')[0]?.slice(0, 60);
    throw new ShopFault(`its answer is no JSON (${type})`, { cause });
  }
}

async function readText(response: IncomingMessage): Promise<string> {
  const tooLong = () => new ShopFault(`its answer has more than ${mostBytes / 1_000_000} MB`);
  if (Number(response.headers['content-length'] ?? 0) > mostBytes) {
    response.destroy();
    throw tooLong();
  }
  const parts: Buffer[] = [];
  let bytes = 0;
  for await (const part of response as AsyncIterable<Buffer>) {
    bytes += part.length;
    // Leaving the loop destroys the stream, and with it the connection.
    if (bytes > mostBytes) throw tooLong();
    parts.push(part);
  }
  return Buffer.concat(parts).toString('utf8');
}
