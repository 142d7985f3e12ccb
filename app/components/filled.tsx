// Words with something in them that is more than words: a time that goes on, a name in its own direction, a link.

import { Fragment, type ReactNode } from 'react';

type Props = Readonly<{
  /** As `say` gives them where it has no value for a `{name}`. */
  words: string;
  parts: Readonly<Record<string, ReactNode>>;
}>;

export function Filled({ words, parts }: Props) {
  // The odd ones are the names between the braces.
  return words
    .split(/\{(\w+)\}/)
    .map((text, at) => (at % 2 === 0 ? text : <Fragment key={text}>{parts[text]}</Fragment>));
}
