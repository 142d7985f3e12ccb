// A conversation's tags and a person's word on its urgency, small, for rows and heads.

import { ChevronDown, ChevronsUp, ChevronUp } from 'lucide-react';

import { priorityLabel } from './priority-words.ts';
import { useSay } from './say.tsx';

/** More would crowd out what the row is about. */
const mostShown = 3;

export function ItemTags({ tags }: { tags: readonly string[] }) {
  const say = useSay();
  if (tags.length === 0) return null;
  const rest = tags.slice(mostShown);
  return (
    <span className="item-tags">
      <span className="visually-hidden">{say('Tags:')}</span>
      {tags.slice(0, mostShown).map((tag) => (
        <span key={tag} className="tag">
          <bdi>{tag}</bdi>
        </span>
      ))}
      {rest.length > 0 ? (
        <span className="tag" title={rest.join(', ')}>
          +{rest.length}
        </span>
      ) : null}
    </span>
  );
}

const marks = { urgent: ChevronsUp, high: ChevronUp, low: ChevronDown } as const;

/** Nothing where it is as urgent as any. */
export function PriorityMark({ priority }: { priority: string }) {
  const say = useSay();
  const Mark = marks[priority as keyof typeof marks];
  if (!Mark) return null;
  const label = say('Priority: {priority}', { priority: say(priorityLabel(priority)) });
  return (
    <span className="priority-mark" data-priority={priority} title={label}>
      <Mark size={14} aria-hidden />
      <span className="visually-hidden">{label}</span>
    </span>
  );
}
