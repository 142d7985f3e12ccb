// Sends forms to actions as a browser would, and keeps the cookies that come back.

import type { RequestContext } from '../../app/context.ts';

type Params = Readonly<Record<string, string>>;
type Handler = (of: { request: Request; params: Params; context: never }) => Promise<unknown>;

export type Said = Readonly<{ status: number; location: string | null; body: Record<string, unknown> }>;

/** A browser with its own cookies, at one address. */
export class Visitor {
  readonly cookies = new Map<string, string>();
  readonly context: RequestContext;

  constructor(context: RequestContext, clientAddress = '127.0.0.1') {
    this.context = { ...context, clientAddress };
  }

  async get(load: Handler, path: string, params: Params = {}): Promise<Said> {
    return await this.#send(
      load,
      new Request(`http://desk.test${path}`, { headers: this.#headers() }),
      params,
    );
  }

  async post(act: Handler, path: string, fields: Record<string, string>, params: Params = {}): Promise<Said> {
    const body = new URLSearchParams(fields);
    const init = { method: 'POST', body, headers: this.#headers() };
    return await this.#send(act, new Request(`http://desk.test${path}`, init), params);
  }

  #headers() {
    const Cookie = [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    return { Cookie, 'User-Agent': 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0' };
  }

  async #send(handle: Handler, request: Request, params: Params): Promise<Said> {
    const answer = await handle({ request, params, context: this.context as never }).catch(
      (thrown) => thrown,
    );
    if (answer instanceof Error) throw answer;
    if (answer instanceof Response) {
      for (const line of answer.headers.getSetCookie()) this.#keep(line);
      return { status: answer.status, location: answer.headers.get('Location'), body: {} };
    }
    const wrapped = answer as { type?: string; data?: never; init?: { status?: number } };
    const isData = wrapped?.type === 'DataWithResponseInit';
    return {
      status: (isData && wrapped.init?.status) || 200,
      location: null,
      body: (isData ? wrapped.data : answer) as Record<string, unknown>,
    };
  }

  #keep(line: string): void {
    const [pair = ''] = line.split(';');
    const [name = '', value = ''] = pair.split(/=(.*)/s);
    if (/Max-Age=0/.test(line)) this.cookies.delete(name);
    else this.cookies.set(name, value);
  }
}
