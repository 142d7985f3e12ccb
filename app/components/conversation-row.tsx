// One conversation in the list: who, what they want, why it is here, since when they wait, and who has it.

import { memo } from 'react';

import type { ConversationItem } from '../view/conversation-item.ts';
import { ChipLine } from './chip.tsx';
import { ItemTags, PriorityMark } from './item-tags.tsx';
import { Link } from './link.tsx';
import { rowHeight } from './list-place.ts';
import { Lookers } from './lookers.tsx';
import { useUnread } from './read-store.ts';
import { RowCheck } from './row-check.tsx';
import { useSay } from './say.tsx';
import { Due, When } from './time.tsx';
import { UnreadMark } from './unread-mark.tsx';

type Props = Readonly<{
  item: ConversationItem;
  /** Its place among the rows that are there; `placed`: that is its place in the whole list. */
  at: number;
  placed: boolean;
  /** Rows in the whole list; -1: nobody has counted. */
  total: number;
  /** It stands where its place is, not below the row before. */
  floating: boolean;
  open: boolean;
  chosen: boolean;
  search: string;
  onChoose: (id: number, range: boolean) => void;
  onFocus: (at: number) => void;
}>;

export const ConversationRow = memo(function ConversationRow(props: Props) {
  const { item, at, placed, total, floating, open, chosen, search, onChoose, onFocus } = props;
  const say = useSay();
  const unread = useUnread(item);
  return (
    <li
      className="list-row"
      data-chosen={chosen || undefined}
      aria-setsize={total}
      aria-posinset={placed ? at + 1 : undefined}
      style={floating ? { position: 'absolute', top: at * rowHeight } : undefined}
      onFocus={() => onFocus(at)}
    >
      <RowCheck item={item} chosen={chosen} onChoose={onChoose} />
      <Link
        to={`/inbox/${item.id}${search}`}
        className="item"
        data-conversation={item.id}
        data-unread={unread || undefined}
        aria-current={open ? 'page' : undefined}
        preventScrollReset
      >
        <span className="item-top">
          <span className="item-customer">
            {unread ? <UnreadMark /> : null}
            <bdi>{item.customer}</bdi>
          </span>
          <span className="item-time">
            {item.waitingSince ? (
              <>
                <span className="visually-hidden">{say('waits')} </span>
                <When at={item.waitingSince} />
              </>
            ) : (
              <When at={item.lastMessageAt} />
            )}
          </span>
        </span>
        <span className="item-subject">
          <PriorityMark priority={item.priority} />
          <bdi>{item.subject}</bdi>
        </span>
        <span className="item-excerpt">
          <bdi>{item.wish}</bdi>
        </span>
        <span className="item-foot">
          <ChipLine chips={item.chips} />
          <ItemTags tags={item.tags} />
          <span className="item-end">
            <Lookers conversationId={item.id} />
            {item.assignee ? (
              <span className="item-assignee">
                <bdi>{item.assignee}</bdi>
              </span>
            ) : null}
            {item.promisedBy ? <Due at={item.promisedBy} soon={item.dueSoon} /> : null}
          </span>
        </span>
      </Link>
    </li>
  );
});
