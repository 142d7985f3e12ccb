// Whom a note names: an @ and a colleague's name or address, or a team's name, as people or programs write it.

export type Mentionable = Readonly<{
  agents: readonly Readonly<{ id: number; name: string; email: string }>[];
  teams: readonly Readonly<{ key: string; name: string }>[];
}>;

/** `words` as they stand in the text, behind the @. */
export type Mention = Readonly<{ words: string; agentId: number } | { words: string; team: string }>;

/** Each once, in the order of the text; of names of which one begins as another ("Eva", "Eva Novak") the longest counts. */
export function findMentions(text: string, { agents, teams }: Mentionable): Mention[] {
  const names = [
    ...agents.flatMap(({ id, name, email }) => [name, email].map((called) => ({ called, agentId: id }))),
    ...teams.flatMap(({ key, name }) => [name, key].map((called) => ({ called, team: key }))),
  ]
    .map(({ called, ...who }) => ({ called: called.toLowerCase(), who }))
    .filter(({ called }) => called !== '')
    .sort((one, other) => other.called.length - one.called.length);
  const lower = text.toLowerCase();
  const found: Mention[] = [];
  for (const { index } of lower.matchAll(/(?<![\p{L}\p{N}._%+-])@/gu)) {
    const at = index + 1;
    const longest = names.find(
      ({ called }) => lower.startsWith(called, at) && endsWord(lower, at + called.length),
    );
    if (!longest) continue;
    const words = text.slice(at, at + longest.called.length);
    // Two colleagues of one name are both meant.
    for (const { who } of names.filter(({ called }) => called === longest.called)) {
      if (!found.some((each) => isSame(each, who))) found.push({ words, ...who });
    }
  }
  return found;
}

const endsWord = (text: string, at: number) => !/^[\p{L}\p{N}]/u.test(text.slice(at));

type Who = Readonly<{ agentId: number } | { team: string }>;

const isSame = (one: Who, other: Who) =>
  'agentId' in one
    ? 'agentId' in other && one.agentId === other.agentId
    : 'team' in other && one.team === other.team;
