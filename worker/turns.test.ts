import { describe, expect, test } from 'vitest';

import { takeTurns } from './turns.ts';

const work = (milliseconds: number) => {
  const end = performance.now() + milliseconds;
  while (performance.now() < end);
};

describe('many pieces of work', () => {
  test('let others have their turn within some milliseconds', async () => {
    let turns = 0;
    let running = true;
    const other = () => {
      turns++;
      if (running) setImmediate(other);
    };
    setImmediate(other);
    const turn = takeTurns();
    for (let piece = 0; piece < 40; piece++) {
      work(1);
      await turn();
    }
    running = false;
    // About every fourth piece; on a busy machine, where a piece takes longer, more often.
    expect(turns).toBeGreaterThanOrEqual(8);
  });
});
