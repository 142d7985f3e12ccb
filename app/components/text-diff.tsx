// Two texts as one list of lines: struck through what goes, marked what comes.

import { lineDiff } from '../view/line-diff.ts';
import { toSay } from '../words/say.ts';
import { useSay } from './say.tsx';

const marks = { same: ' ', gone: '−', new: '+' } as const;
const spoken = { gone: toSay('Gone: '), new: toSay('New: ') } as const;

export function TextDiff({ before, after }: { before: string; after: string }) {
  const say = useSay();
  if (before === after) return <p className="quiet">{say('Nothing has changed.')}</p>;
  const lines = lineDiff(before, after).map((line, at) => ({ ...line, key: `${at} ${line.kind}` }));
  return (
    <ol className="words-diff">
      {lines.map(({ key, kind, text }) => (
        <li key={key} data-kind={kind}>
          <span aria-hidden className="words-diff-mark">
            {marks[kind]}
          </span>
          <span className="visually-hidden">{kind === 'same' ? '' : say(spoken[kind])}</span>
          <span dir="auto">{text || '\u00a0'}</span>
        </li>
      ))}
    </ol>
  );
}
