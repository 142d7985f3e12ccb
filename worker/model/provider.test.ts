import { describe, expect, test } from 'vitest';

import { useTestDatabase } from '../../test/database.ts';
import { secretWords, useModelDesk } from '../../test/model-provider/desk.ts';
import { answer, type Behaviour, calm } from '../../test/model-provider/stand-in.ts';
import type { ProviderFault } from '../../triage/understanding.ts';

const database = useTestDatabase();
const desk = useModelDesk(() => database);

const { ask, always, usage } = desk;
const inTurn = (...behaviours: Behaviour[]) => {
  desk.standIn.behave = (_, count) => behaviours[Math.min(count, behaviours.length) - 1] ?? answer();
};

describe('an answer', () => {
  test('is taken by the form, its tokens and cost counted', async () => {
    always(answer({ intent: 'cancel' }));
    const told = await ask(desk.provider({ prices: { input: 1, output: 2 } }));
    expect(told).toMatchObject({
      outcome: 'answered',
      value: { intent: 'cancel' },
      meter: { tokensIn: 900, tokensOut: 100, requests: 1, status: 200, cost: 0.0011 },
    });
    expect(await usage()).toMatchObject({
      tokens_in: 900,
      tokens_out: 100,
      reserved: 0,
      requests: 1,
      cost: 0.0011,
    });
    const [request] = desk.standIn.requests;
    expect(request?.headers.authorization).toBe('Bearer key-that-nobody-logs');
    expect(request?.body).toMatchObject({
      model: 'stand-in-model',
      max_completion_tokens: 500,
      temperature: 0,
      response_format: { type: 'json_schema', json_schema: { name: 'mail_reading', strict: true } },
    });
  });

  test('of a server that counts no tokens is counted by the length of what was sent', async () => {
    always({ do: 'answer', content: calm, usage: null });
    const told = await ask(desk.provider());
    expect(told.outcome).toBe('answered');
    expect(told.meter.tokensIn).toBeGreaterThan(100);
  });

  test('may come in a code block after some thinking aloud', async () => {
    always({ do: 'answer', content: `<think>hm</think>\n\`\`\`json\n${JSON.stringify(calm)}\n\`\`\`` });
    expect(await ask(desk.provider())).toMatchObject({ outcome: 'answered' });
  });
});

describe('what is no answer is told for what it is, in time, and thrown at nobody', () => {
  const cases: [string, Behaviour, ProviderFault][] = [
    ['a refusal', { do: 'answer', content: null, refusal: 'I cannot help with that.' }, 'refused'],
    ['a filtered answer', { do: 'answer', content: '{', finish: 'content_filter' }, 'refused'],
    ['broken JSON', { do: 'answer', content: '{"intent": "order_st' }, 'broken_json'],
    ['words instead of JSON', { do: 'answer', content: 'The customer wants a refund.' }, 'broken_json'],
    ['a wrong enum', { do: 'answer', content: { ...calm, intent: 'send_money' } }, 'wrong_shape'],
    ['a field too many', { do: 'answer', content: { ...calm, confidence: 1 } }, 'wrong_shape'],
    ['a field too few', { do: 'answer', content: { intent: 'other' } }, 'wrong_shape'],
    ['an empty answer', { do: 'answer', content: '' }, 'empty'],
    ['no answer at all', { do: 'answer', content: null }, 'empty'],
    ['an answer that was cut off', { do: 'answer', content: '{"intent":', finish: 'length' }, 'cut_off'],
    ['HTML', { do: 'send', body: '<html><h1>Login</h1></html>', type: 'text/html' }, 'no_api'],
    ['HTML called JSON', { do: 'send', body: '<html>', type: 'application/json' }, 'no_api'],
    ['JSON of something else', { do: 'send', body: '{"ok":true}', type: 'application/json' }, 'no_api'],
    ['no choices', { do: 'send', body: '{"choices":[]}', type: 'application/json' }, 'no_api'],
    ['a flood', { do: 'flood' }, 'too_long'],
    ['a connection that breaks', { do: 'reset' }, 'no_connection'],
    ['a wrong key', { do: 'status', status: 401 }, 'rejected'],
    ['an unknown model', { do: 'status', status: 404 }, 'rejected'],
    [
      'an address that leads elsewhere',
      { do: 'status', status: 307, headers: { location: 'http://127.0.0.1:1/' } },
      'no_connection',
    ],
  ];
  test.each(cases)('%s', async (_, behaviour, fault) => {
    always(behaviour);
    const told = await ask(desk.provider());
    expect(told).toMatchObject({ outcome: 'failed', reason: fault, meter: { requests: 1 } });
    expect(await usage()).toMatchObject({ failures: 1, reserved: 0 });
    expect(JSON.parse(desk.lines[0] ?? '{}')).toMatchObject({
      fault,
      msg: 'no answer from the model provider',
    });
  });

  test.each([
    ['nothing', { do: 'silence' }],
    ['half an answer', { do: 'stall' }],
  ] as const)('%s until the deadline, and then the request is called off', async (_, behaviour) => {
    always(behaviour);
    const began = performance.now();
    const told = await ask(desk.provider(), 400);
    expect(told).toMatchObject({ outcome: 'failed', reason: 'too_slow' });
    expect(performance.now() - began).toBeLessThan(2_000);
    await expect.poll(() => desk.standIn.calledOff).toBe(1);
  });

  test('a server that is not there', async () => {
    const told = await ask(desk.provider({ baseUrl: 'http://127.0.0.1:1/v1' }));
    expect(told).toMatchObject({ outcome: 'failed', reason: 'no_connection', meter: { tokensIn: 0 } });
  });

  test('a process that ends', async () => {
    always({ do: 'silence' });
    const provider = desk.provider();
    const asked = ask(provider);
    await expect.poll(() => desk.standIn.requests.length).toBe(1);
    provider.close();
    expect(await asked).toMatchObject({ outcome: 'failed', reason: 'stopped' });
  });
});

describe('a further try', () => {
  test('is made after a 429 when the server says, within the deadline', async () => {
    inTurn({ do: 'status', status: 429, headers: { 'retry-after': '1' } }, answer());
    const began = performance.now();
    expect(await ask(desk.provider())).toMatchObject({ outcome: 'answered', meter: { requests: 2 } });
    expect(performance.now() - began).toBeGreaterThan(950);
  });

  test('is not made where the server wants more time than there is; it is left alone until then', async () => {
    let time = Date.now();
    const provider = desk.provider({}, { now: () => new Date(time) });
    const date = new Date(time + 90_000).toUTCString();
    inTurn({ do: 'status', status: 429, headers: { 'retry-after': date } }, answer());
    expect(await ask(provider)).toMatchObject({
      outcome: 'failed',
      reason: 'rate_limited',
      meter: { status: 429 },
    });
    time += 60_000;
    expect(await ask(provider)).toMatchObject({ outcome: 'not_asked', reason: 'resting' });
    time += 31_000;
    expect(await ask(provider)).toMatchObject({ outcome: 'answered' });
  });

  test('is made once after a 5xx, and not again', async () => {
    inTurn({ do: 'status', status: 503 }, answer());
    expect(await ask(desk.provider())).toMatchObject({ outcome: 'answered', meter: { requests: 2 } });
    always({ do: 'status', status: 500 });
    expect(await ask(desk.provider())).toMatchObject({
      reason: 'server_error',
      meter: { requests: 2, status: 500 },
    });
  });
});

describe('a server that knows less', () => {
  const refuse = (message: string): Behaviour => ({
    do: 'status',
    status: 400,
    body: { error: { message } },
  });

  test('is asked in simpler words, once for all', async () => {
    desk.standIn.behave = ({ body }) => {
      const format = (body.response_format as { type: string } | undefined)?.type;
      if (format === 'json_schema') return refuse("'response_format.type' must be 'json_object' or 'text'");
      if ('max_completion_tokens' in body) return refuse('unknown field max_completion_tokens');
      if ('temperature' in body) return refuse("Unsupported value: 'temperature'");
      return answer();
    };
    const provider = desk.provider();
    expect(await ask(provider)).toMatchObject({ outcome: 'answered', meter: { requests: 4 } });
    expect(await ask(provider)).toMatchObject({ outcome: 'answered', meter: { requests: 1 } });
    const last = desk.standIn.requests.at(-1)?.body;
    expect(last).toMatchObject({ max_tokens: 500, response_format: { type: 'json_object' } });
    expect(JSON.stringify(last)).toContain('JSON Schema');
    expect(desk.lines.filter((line) => line.includes('simpler words'))).toHaveLength(1);
  });

  test('and says so of everything is given up on', async () => {
    always(refuse('response_format, max_tokens and temperature are unknown'));
    expect(await ask(desk.provider())).toMatchObject({
      reason: 'rejected',
      meter: { requests: 5, status: 400 },
    });
  });
});

describe('a provider that keeps failing', () => {
  const breaker = { failures: 3, windowMs: 60_000, restMs: 30_000, longestRestMs: 100_000 };

  test('is left alone, tried by one request after its rest, and used again when that works', async () => {
    let time = Date.now();
    const provider = desk.provider({}, { breaker, now: () => new Date(time) });
    always({ do: 'status', status: 401 });
    for (let i = 0; i < 3; i++) expect((await ask(provider)).outcome).toBe('failed');
    expect(await ask(provider)).toMatchObject({ outcome: 'not_asked', reason: 'resting' });
    expect(desk.standIn.requests).toHaveLength(3);
    time += 30_001;
    expect((await ask(provider)).outcome).toBe('failed');
    time += 30_001;
    // The probe failed: it rests twice as long.
    expect((await ask(provider)).outcome).toBe('not_asked');
    time += 30_001;
    always(answer());
    const [one, other] = await Promise.all([ask(provider), ask(provider)]);
    expect([one.outcome, other.outcome].sort()).toEqual(['answered', 'not_asked']);
    expect((await ask(provider)).outcome).toBe('answered');
    const changes = desk.lines.filter((line) => /left alone|answers again/.test(line));
    expect(changes).toHaveLength(2);
  });

  test('is not shut off by mails that its model refuses', async () => {
    const provider = desk.provider({}, { breaker });
    always({ do: 'answer', content: null, refusal: 'no' });
    for (let i = 0; i < 5; i++) expect(await ask(provider)).toMatchObject({ reason: 'refused' });
    always({ do: 'status', status: 400, body: { error: { message: 'no', code: 'content_filter' } } });
    for (let i = 0; i < 5; i++) expect(await ask(provider)).toMatchObject({ reason: 'refused' });
    always({ do: 'status', status: 400, body: { error: { message: 'too many words for this model' } } });
    for (let i = 0; i < 5; i++) expect(await ask(provider)).toMatchObject({ reason: 'rejected' });
  });

  test('is not left alone for failures that are long past', async () => {
    let time = Date.now();
    const provider = desk.provider({}, { breaker, now: () => new Date(time) });
    always({ do: 'reset' });
    for (let i = 0; i < 5; i++) {
      expect((await ask(provider)).outcome).toBe('failed');
      time += 40_000;
    }
  });
});

test('no line of the log holds what a customer wrote, what the server said, or the key', async () => {
  const echo = { error: { message: `bad input: ${secretWords}` } };
  const behaviours: Behaviour[] = [
    answer(),
    { do: 'status', status: 400, body: echo },
    { do: 'status', status: 500, body: echo },
    { do: 'status', status: 429, body: echo, headers: { 'retry-after': '100' } },
    { do: 'answer', content: secretWords },
    { do: 'answer', content: null, refusal: secretWords },
    { do: 'send', body: secretWords, type: 'text/html' },
    { do: 'reset' },
  ];
  for (const behaviour of behaviours) {
    always(behaviour);
    await ask(desk.provider());
  }
  always({ do: 'silence' });
  await ask(desk.provider(), 200);
  expect(desk.lines.length).toBeGreaterThan(7);
  expect(desk.lines.join('\n')).not.toMatch(/Behemoth|parcel|key-that-nobody-logs/);
});
