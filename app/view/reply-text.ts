// Words that an agent can put into an answer: saved replies, and the team's templates as this conversation fills them.

export type ReplyText = Readonly<{
  key: string;
  kind: 'own' | 'shared' | 'template';
  name: string;
  text: string;
}>;

/** Those whose name, then those whose words have all of what was typed; at most `limit`. */
export function findTexts(texts: readonly ReplyText[], typed: string, limit: number): ReplyText[] {
  const words = typed
    .toLowerCase()
    .split(/[\s_-]+/)
    .filter(Boolean);
  const has = (text: string) => words.every((word) => text.toLowerCase().includes(word));
  const named = texts.filter(({ name }) => has(name));
  const others = texts.filter(({ name, text }) => !has(name) && has(`${name} ${text}`));
  return [...named, ...others].slice(0, limit);
}
