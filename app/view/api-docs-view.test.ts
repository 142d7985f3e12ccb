import { expect, it } from 'vitest';

import { describeApi } from '../openapi/document.ts';
import { toApiDocs } from './api-docs-view.ts';

const view = toApiDocs(describeApi('https://desk.example'));
const operations = view.groups.flatMap((group) => group.operations);
const find = (method: string, path: string) =>
  operations.find((each) => each.method === method && each.path === path);

it('has every operation of the document once, each with a scope, an outcome and what it answers', () => {
  const document = describeApi('https://desk.example') as { paths: Record<string, object> };
  const count = Object.values(document.paths).flatMap((methods) => Object.keys(methods)).length;
  expect(operations.length).toBe(count);
  expect(new Set(operations.map(({ key }) => key)).size).toBe(count);
  for (const { key, scope, outcomes, answer } of operations) {
    expect([key, scope]).toEqual([key, expect.stringMatching(/^(read|write|admin)$/)]);
    expect(outcomes.length).toBeGreaterThan(1);
    expect([key, answer.length]).not.toEqual([key, 0]);
  }
  expect(view.url).toBe('https://desk.example/api/v1');
});

it('names fields within fields and lists, with what may stand there', () => {
  const answer = find('GET', '/conversations')?.answer ?? [];
  const line = (name: string) => answer.find((each) => each.name === name);
  expect(line('items')?.type).toBe('object[]');
  expect(line('items[].customer.email')).toMatchObject({ type: 'string', required: true });
  expect(line('items[].status')?.type).toContain('"open" | ');
  expect(line('nextCursor')).toMatchObject({
    type: 'string | null',
    about: expect.stringContaining('next page'),
  });
});

it('tells what a reply needs, and that its key makes one of two', () => {
  const reply = find('POST', '/conversations/{id}/replies');
  expect(reply?.body.find((each) => each.name === 'text')).toMatchObject({ type: 'string' });
  expect(reply?.parameters.map(({ name }) => name)).toEqual(['id', 'Idempotency-Key']);
  expect(reply?.outcomes.map(({ status }) => status)).toContain('409');
});

it('tells of each webhook what comes with it', () => {
  const escalated = view.hooks.find((hook) => hook.name === 'conversation.escalated');
  expect(escalated?.headers.map(({ name }) => name)).toContain('webhook-signature');
  expect(escalated?.body.find((each) => each.name === 'data.conversation.number')?.type).toBe('integer');
});
