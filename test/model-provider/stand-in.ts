// A server on loopback that speaks chat completions and misbehaves as told.

import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

import type { ProviderAnswer } from '../../triage/provider/answer.ts';

/** What one request is met with. */
export type Behaviour =
  | { do: 'answer'; content: unknown; finish?: string; refusal?: string; usage?: unknown }
  | { do: 'status'; status: number; headers?: Record<string, string>; body?: unknown }
  | { do: 'send'; body: string; type: string }
  /** Takes the request and says nothing. */
  | { do: 'silence' }
  /** Begins an answer and says no more. */
  | { do: 'stall' }
  | { do: 'reset' }
  | { do: 'flood' };

export type Request = Readonly<{ body: Record<string, unknown>; headers: IncomingMessage['headers'] }>;
export type Messages = readonly Readonly<{ role: string; content: string }>[];

export type StandIn = {
  url: string;
  requests: Request[];
  /** Requests whose other side has gone before they were answered. */
  calledOff: number;
  behave: (request: Request, count: number) => Behaviour;
  stop: () => Promise<void>;
};

export const calm: ProviderAnswer = {
  intent: 'other',
  certainty: 'certain',
  other_intents: [],
  anger: 'none',
  sarcasm: false,
  negative: 'none',
  urgency: 'none',
  wants_human: false,
  answer_did_not_help: false,
  numbers: [],
  evidence: [],
};

export const answer = (changes: Partial<ProviderAnswer> = {}): Behaviour => ({
  do: 'answer',
  content: { ...calm, ...changes },
});

export async function startStandIn(): Promise<StandIn> {
  const standIn: StandIn = {
    url: '',
    requests: [],
    calledOff: 0,
    behave: () => answer(),
    stop: async () => {
      server.closeAllConnections();
      await new Promise<void>((done) => server.close(() => done()));
    },
  };
  const server = createServer((incoming, response) => {
    let text = '';
    incoming.setEncoding('utf8');
    incoming.on('data', (chunk: string) => {
      text += chunk;
    });
    incoming.on('end', () => {
      const request = { body: JSON.parse(text) as Record<string, unknown>, headers: incoming.headers };
      standIn.requests.push(request);
      response.on('close', () => {
        if (!response.writableFinished) standIn.calledOff += 1;
      });
      meet(standIn.behave(request, standIn.requests.length), response);
    });
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  standIn.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`;
  return standIn;
}

function meet(behaviour: Behaviour, response: ServerResponse): void {
  switch (behaviour.do) {
    case 'answer':
      json(response, 200, {}, completion(behaviour));
      return;
    case 'status':
      json(response, behaviour.status, behaviour.headers ?? {}, behaviour.body ?? { error: {} });
      return;
    case 'send':
      response.writeHead(200, { 'content-type': behaviour.type });
      response.end(behaviour.body);
      return;
    case 'silence':
      return;
    case 'stall':
      response.writeHead(200, { 'content-type': 'application/json' });
      response.write('{"choices":[');
      return;
    case 'reset':
      response.socket?.destroy();
      return;
    case 'flood':
      response.writeHead(200, { 'content-type': 'application/json' });
      flood(response);
      return;
    default:
      behaviour satisfies never;
  }
}

function json(
  response: ServerResponse,
  status: number,
  headers: Record<string, string>,
  body: unknown,
): void {
  response.writeHead(status, { 'content-type': 'application/json', ...headers });
  response.end(JSON.stringify(body));
}

function completion({ content, finish, refusal, usage }: Extract<Behaviour, { do: 'answer' }>) {
  return {
    id: 'chatcmpl-1',
    object: 'chat.completion',
    created: 1,
    model: 'stand-in',
    choices: [
      {
        index: 0,
        finish_reason: finish ?? 'stop',
        message: {
          role: 'assistant',
          content: typeof content === 'string' || content === null ? content : JSON.stringify(content),
          ...(refusal ? { refusal } : {}),
        },
      },
    ],
    usage: usage === undefined ? { prompt_tokens: 900, completion_tokens: 100, total_tokens: 1000 } : usage,
  };
}

function flood(response: ServerResponse): void {
  const chunk = ' '.repeat(64 * 1024);
  const pour = () => {
    while (!response.destroyed && response.write(chunk));
    if (!response.destroyed) response.once('drain', pour);
  };
  pour();
}
