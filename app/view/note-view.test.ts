import { describe, expect, it } from 'vitest';

import { cutAtNames } from './note-view.ts';

const named = [
  { words: 'Eva', agentId: 1 },
  { words: 'eva novak', agentId: 2 },
];

describe('the names in a note', () => {
  it('are lit up, one’s own differently, and all else stays as it was written', () => {
    expect(cutAtNames('Ask @eva Novak, not @Eva or @me.', named, 1)).toMatchObject([
      { text: 'Ask ', names: null },
      { text: '@eva Novak', names: 'somebody' },
      { text: ', not ', names: null },
      { text: '@Eva', names: 'me' },
      { text: ' or @me.', names: null },
    ]);
  });

  it('are none where the text names nobody', () => {
    expect([cutAtNames('a@b', [], 1), cutAtNames('', named, 1)]).toEqual([
      [{ at: 0, text: 'a@b', names: null }],
      [],
    ]);
  });
});
