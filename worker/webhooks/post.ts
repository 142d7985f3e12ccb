// One signed delivery to a webhook: bounded in time and size, followed nowhere else, and never to an address inside.

import { createHmac } from 'node:crypto';
import http, { type IncomingMessage } from 'node:http';
import https from 'node:https';
import { isIP } from 'node:net';

import { bareHost } from '../../triage/orders/shop-settings.ts';
import { messageOf } from '../errors.ts';
import { forbidden, isPublicAddress, lookUpPublic } from '../safe-address.ts';

export type Delivery = Readonly<{
  url: URL;
  /** As the receiver has it: `whsec_` and base64. */
  secret: string;
  /** Its host may be at a private address, or speak without TLS. */
  ownNetwork: boolean;
  /** The same for each try of the same event. */
  id: string;
  body: string;
  now: Date;
  /** Milliseconds; another limit than the usual one is for tests. */
  limitMs?: number;
}>;

export type Answer = Readonly<{
  status: number | null;
  /** How the answer begins. */
  response: string;
  /** In words for people; null where it was taken. */
  fault: string | null;
  /** The receiver says that it wants no more. */
  gone: boolean;
  /** The receiver asks to be left alone for so long. Milliseconds. */
  pauseMs: number;
}>;

const answerMs = 10_000;
/** The status has been said: for the words after it nobody waits longer. */
const wordsMs = 2_000;
/** Enough to see what a receiver complains of. Bytes. */
const mostBytes = 500;
/** Whoever asks for a longer pause is asked again all the same. */
const longestPauseMs = 3_600_000;

export async function post(delivery: Delivery): Promise<Answer> {
  const { url, ownNetwork, limitMs = answerMs } = delivery;
  const host = bareHost(url);
  if (url.protocol === 'http:' && !ownNetwork) return unheard('it would be told without TLS');
  if (!ownNetwork && isIP(host) && !isPublicAddress(host)) return unheard(forbidden(host, host).message);
  const signal = AbortSignal.timeout(limitMs);
  try {
    const response = await send(delivery, signal);
    const status = response.statusCode ?? 0;
    return {
      status,
      response: await readStart(response),
      fault: faultOf(status),
      gone: status === 410,
      pauseMs: readPause(response.headers['retry-after']),
    };
  } catch (error) {
    return unheard(signal.aborted ? `no answer within ${limitMs / 1_000} s` : messageOf(error));
  }
}

const unheard = (fault: string): Answer => ({ status: null, response: '', fault, gone: false, pauseMs: 0 });

function faultOf(status: number): string | null {
  if (status >= 200 && status < 300) return null;
  if (status >= 300 && status < 400) return `it answers ${status} and leads elsewhere, which is not followed`;
  return status === 410 ? 'it answers 410: it wants no more' : `it answers ${status}`;
}

/**
 * Headers and signature of the Standard Webhooks specification: HMAC-SHA256 over id, seconds since 1970 and body with points
 * between them, under the bytes that the secret's base64 stands for.
 */
export function signDelivery({ id, body, secret, now }: Pick<Delivery, 'id' | 'body' | 'secret' | 'now'>) {
  const timestamp = String(Math.floor(now.getTime() / 1_000));
  const key = Buffer.from(secret.replace(/^whsec_/, ''), 'base64');
  const signature = createHmac('sha256', key).update(`${id}.${timestamp}.${body}`).digest('base64');
  return { 'webhook-id': id, 'webhook-timestamp': timestamp, 'webhook-signature': `v1,${signature}` };
}

function send(delivery: Delivery, signal: AbortSignal): Promise<IncomingMessage> {
  const { url, body, ownNetwork } = delivery;
  const options = {
    signal,
    method: 'POST',
    // A connection that was opened for another webhook may lead where this one must not.
    agent: false,
    headers: {
      'Content-Type': 'application/json',
      'Content-Length': Buffer.byteLength(body),
      'User-Agent': 'Baton',
      ...signDelivery(delivery),
    },
    ...(ownNetwork ? {} : { lookup: lookUpPublic }),
  } satisfies https.RequestOptions;
  return new Promise((resolve, reject) => {
    const request = url.protocol === 'https:' ? https.request(url, options) : http.request(url, options);
    request.once('response', resolve);
    request.once('error', reject);
    request.end(body);
  });
}

async function readStart(response: IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  let bytes = 0;
  const late = setTimeout(() => response.destroy(), wordsMs);
  try {
    for await (const part of response as AsyncIterable<Buffer>) {
      parts.push(part);
      bytes += part.length;
      // Leaving the loop destroys the stream, and with it the connection.
      if (bytes >= mostBytes) break;
    }
  } catch {
    // It broke off after its status, and the status is what counts.
  } finally {
    clearTimeout(late);
  }
  const words = Buffer.concat(parts).subarray(0, mostBytes).toString('utf8');
  // PostgreSQL takes no NUL, and no page shows the others.
  return words.replace(/[\0-\x08\x0b-\x1f\x7f\ufffd]/g, '').trim();
}

/** RFC 9110, 10.2.3; a date, which hardly anybody sends, counts as none. */
function readPause(header: string | undefined): number {
  return /^\d{1,6}$/.test(header ?? '') ? Math.min(Number(header) * 1_000, longestPauseMs) : 0;
}
