// What a template may say, each with a button that puts it where the cursor is.

import type { SlotInfo } from '../../triage/compose/slot-list.ts';
import { useSay } from './say.tsx';

type Props = Readonly<{
  slots: readonly SlotInfo[];
  articles: readonly Readonly<{ name: string; title: string }>[];
  insert: (text: string) => void;
}>;

export function SlotMenu({ slots, articles, insert }: Props) {
  const say = useSay();
  return (
    <details className="words-slots">
      <summary>{say('Slots: what the bot can fill in')}</summary>
      <ul>
        {slots.map((slot) => (
          <li key={`${slot.of ?? ''} ${slot.path}`}>
            <button
              type="button"
              className="text-button"
              aria-label={say('Put in {slot}', { slot: slot.path })}
              onClick={() => insert(slotText(slot))}
            >
              <code>{slot.path}</code>
            </button>
            <span className="quiet">
              {say(slot.words)}
              {slot.of ? `, ${say('of each in {list}', { list: slot.of })}` : ''}
              {slot.mayBeEmpty ? `; ${say('may be empty')}` : ''}
            </span>
          </li>
        ))}
        {articles.map(({ name, title }) => (
          <li key={name}>
            <button
              type="button"
              className="text-button"
              aria-label={say('Put in {slot}', { slot: `article.${name}` })}
              onClick={() => insert(`{{ article.${name} }}`)}
            >
              <code>{`article.${name}`}</code>
            </button>
            <span className="quiet">
              {say('The article “{title}”; also its title and its url', { title })}
            </span>
          </li>
        ))}
      </ul>
    </details>
  );
}

/** What may be empty comes with what keeps it from being sent so. */
export function slotText({ path, words, mayBeEmpty, of }: SlotInfo): string {
  if (words.endsWith('a list')) return `{% for each in ${path} %}{% endfor %}`;
  if (words.endsWith('for {% if %}')) return `{% if ${path} %}{% endif %}`;
  const slot = `{{ ${path} }}`;
  return mayBeEmpty && of === undefined ? `{% if ${path} %}${slot}{% endif %}` : slot;
}
