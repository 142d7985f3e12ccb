// How the customer has sounded, mail by mail, in a word each; each leads to the words that it was heard in.

import type { ToneView } from '../view/tone-view.ts';
import { Part } from './part.tsx';
import { useSay } from './say.tsx';
import { WordsLink } from './words-link.tsx';

export function ToneLine({ tone: { moods, trend } }: { tone: ToneView }) {
  const say = useSay();
  return (
    <Part title={say('Tone')}>
      <ol className="tones">
        {moods.map(({ messageId, label, shade, light, words }) => (
          <li key={messageId}>
            <WordsLink messageId={messageId} light={light}>
              <span className="tone" data-shade={shade}>
                {say(label)}
              </span>
            </WordsLink>
            {words.map((word) => (
              <q key={word}>{word}</q>
            ))}
          </li>
        ))}
      </ol>
      {trend ? <p className="quiet">{say(trend)}</p> : null}
    </Part>
  );
}
