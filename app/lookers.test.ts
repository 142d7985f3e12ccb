import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

import type { News } from '../db/events.ts';
import type { Looking } from '../db/looking.ts';
import { type Lookers, type LookersOf, watchLookers } from './lookers.ts';

let now = 0;
let say: (news: News) => void = () => {};
let board: Lookers;
let told: LookersOf[];

beforeEach(() => {
  vi.useFakeTimers();
  now = 1_000_000;
  told = [];
  board = watchLookers(
    {
      watch: (listener) => {
        say = listener;
        return () => {};
      },
    },
    () => now,
  );
  board.watch((changed) => told.push(changed));
});
afterEach(() => {
  board.stop();
  vi.useRealTimers();
});

const hear = (page: Partial<Looking>) =>
  say({
    channel: 'looking',
    id: JSON.stringify({ tab: 'a', agentId: 1, name: 'Mia', conversationId: 7, doing: 'looking', ...page }),
  });
const mia = { id: 1, name: 'Mia', doing: 'looking' };

describe('who looks at a conversation', () => {
  it('is told when they come, begin to write, and go on to another one; not when nothing changed', () => {
    hear({});
    hear({});
    hear({ doing: 'replying' });
    hear({ conversationId: 8 });
    expect(told).toEqual([
      { conversationId: 7, lookers: [mia] },
      { conversationId: 7, lookers: [{ ...mia, doing: 'replying' }] },
      { conversationId: 7, lookers: [] },
      { conversationId: 8, lookers: [mia] },
    ]);
    expect(board.list()).toEqual([{ conversationId: 8, lookers: [mia] }]);
  });

  it('is one person however many pages they have open', () => {
    hear({});
    hear({ tab: 'b', doing: 'noting' });
    expect(board.list()).toEqual([{ conversationId: 7, lookers: [{ ...mia, doing: 'noting' }] }]);
    hear({ tab: 'b', conversationId: null });
    expect(board.list()).toEqual([{ conversationId: 7, lookers: [mia] }]);
  });

  it('is gone some seconds after their page was heard last', () => {
    hear({});
    hear({ tab: 'b', agentId: 2, name: 'Tom' });
    now += 10_000;
    hear({});
    now += 5_000;
    vi.advanceTimersByTime(2_000);
    expect(told.at(-1)).toEqual({ conversationId: 7, lookers: [mia] });
  });

  it('is not disturbed by what it does not understand', () => {
    say({ channel: 'looking', id: 'x' });
    say({ channel: 'looking', id: '{"tab":1}' });
    expect(board.list()).toEqual([]);
  });
});
