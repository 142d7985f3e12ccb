import { describe, expect, it } from 'vitest';

import { findMentions } from './mentions.ts';

const desk = {
  agents: [
    { id: 1, name: 'Eva', email: 'eva@shop.test' },
    { id: 2, name: 'Eva Novak', email: 'novak@shop.test' },
    { id: 3, name: 'Jörg Ünal', email: 'joerg@shop.test' },
    { id: 4, name: 'Jörg Ünal', email: 'other@shop.test' },
  ],
  teams: [{ key: 'returns', name: 'Returns' }],
};

describe('a note names', () => {
  it('the colleague with the longest name that fits, however it is written', () => {
    expect(findMentions('ask @eva novak, or @Eva.', desk)).toEqual([
      { words: 'eva novak', agentId: 2 },
      { words: 'Eva', agentId: 1 },
    ]);
  });

  it('colleagues by address, and whole teams', () => {
    expect(findMentions('(@novak@shop.test) @Returns please, @returns!', desk)).toEqual([
      { words: 'novak@shop.test', agentId: 2 },
      { words: 'Returns', team: 'returns' },
    ]);
  });

  it('both of two with one name', () => {
    expect(findMentions('@Jörg Ünal', desk).map((each) => 'agentId' in each && each.agentId)).toEqual([3, 4]);
  });

  it('nobody in an address, in half a name, or in a longer word', () => {
    expect(findMentions('write to me@eva.example, @Evangeline, @No Body, mail eva@returns', desk)).toEqual(
      [],
    );
  });
});
