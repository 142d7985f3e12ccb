// From whatever a request to the provider threw to one word for it. What the server wrote is not kept: it may repeat the mail.

import type { ProviderFault } from '../../triage/understanding.ts';
import { TooLong } from './bounded-fetch.ts';

export type Fault = Readonly<{
  kind: ProviderFault;
  status: number | null;
  /** How long the server asked us to wait; null where it said nothing. Milliseconds. */
  retryAfterMs: number | null;
}>;

/** `stopping`: this process ends; `late`: the deadline has passed. Either explains any error better than the error itself. */
export function faultOf(error: unknown, stopping: boolean, late: boolean, now: Date): Fault {
  const { status: given, headers, code } = (error ?? {}) as Record<'status' | 'headers' | 'code', unknown>;
  const status = typeof given === 'number' ? given : null;
  const fault = (kind: ProviderFault): Fault => ({ kind, status, retryAfterMs: null });
  if (stopping) return fault('stopped');
  if (late) return fault('too_slow');
  if (causes(error).some((each) => each instanceof TooLong)) return fault('too_long');
  if (status === 429) return { ...fault('rate_limited'), retryAfterMs: retryAfter(headers, now) };
  if (status !== null && status >= 500)
    return { ...fault('server_error'), retryAfterMs: retryAfter(headers, now) };
  // Some servers look at what is asked before their model does.
  if (status === 400 && code === 'content_filter') return fault('refused');
  if (status !== null && status >= 400) return fault('rejected');
  if (causes(error).some((each) => each instanceof SyntaxError)) return fault('no_api');
  return fault('no_connection');
}

function causes(error: unknown): unknown[] {
  const found: unknown[] = [];
  for (let each = error; each instanceof Error && found.length < 5; each = each.cause) found.push(each);
  return found;
}

/** RFC 9110, 10.2.3: seconds or a date. Some servers also say milliseconds in a header of their own. */
function retryAfter(headers: unknown, now: Date): number | null {
  if (!(headers instanceof Headers)) return null;
  const exact = Number(headers.get('retry-after-ms') ?? Number.NaN);
  if (Number.isFinite(exact) && exact >= 0) return exact;
  const value = headers.get('retry-after');
  if (value === null) return null;
  const wait = /^\d+(\.\d+)?$/.test(value.trim()) ? Number(value) * 1000 : Date.parse(value) - now.getTime();
  return Number.isFinite(wait) ? Math.max(0, wait) : null;
}
