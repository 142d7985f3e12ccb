import { expect, test } from 'vitest';

import { createLog } from './log.ts';

function lineOf(fields: object): string {
  const lines: string[] = [];
  createLog('info', 'test', (line) => lines.push(line)).info(fields, 'something happened');
  return lines.join('\n');
}

test('what a customer wrote and what nobody may know never reaches the log', () => {
  const line = lineOf({
    subject: 'PRIVATE',
    mail: { text: 'PRIVATE', from: { password: 'PRIVATE' } },
    token: 'PRIVATE',
    outboxId: 7,
  });
  expect(line).not.toContain('PRIVATE');
  expect(JSON.parse(line)).toMatchObject({ role: 'test', outboxId: 7, msg: 'something happened' });
});

test('an error of the database is told without the row that it is about', () => {
  const error = Object.assign(new Error('violates check constraint'), {
    code: '23514',
    detail: 'Failing row contains (7, PRIVATE words of a customer).',
    where: "COPY message, line 1: 'PRIVATE'",
  });
  const line = lineOf({ error });
  expect(line).not.toContain('PRIVATE');
  expect(JSON.parse(line).error).toMatchObject({ message: 'violates check constraint', code: '23514' });
});
