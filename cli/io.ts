// What a command may touch: its input, its two outputs and where the project lies. Tests pass their own.

export type Io = Readonly<{
  stdin: AsyncIterable<Buffer | string>;
  /** One line of data (stdout). */
  out(line: string): void;
  /** One line of words for a person (stderr). */
  err(line: string): void;
  /** Absolute folder of the project. */
  root: string;
}>;
