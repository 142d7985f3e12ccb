// In which order the list stands.

import { Button, DropdownMenu } from '@radix-ui/themes';
import { useLocation, useNavigate } from '@remix-run/react';
import { ArrowDownUp } from 'lucide-react';

import type { Sort } from '../../db/conversation-pages.ts';
import type { InboxView } from '../view/inbox-views.ts';
import { toSay } from '../words/say.ts';
import { useSay } from './say.tsx';

export type InboxList = Readonly<{
  view: InboxView;
  sort: Sort;
  fields: Readonly<Partial<Record<string, string>>>;
  saved: Readonly<{ id: number; name: string; shared: boolean; changed: boolean }> | null;
  /** The list, spelled out as an address does. */
  query: string;
  chips: readonly Readonly<{ name: string; label: string }>[];
  /** May change the saved view, and what is everybody's. */
  mayManage: boolean;
}>;

const sortWords: Readonly<Record<Sort, string>> = {
  newest: toSay('Newest first'),
  oldest: toSay('Oldest first'),
  urgency: toSay('Most urgent first'),
};

/** Where somebody is waiting for a person: elsewhere nothing is urgent. */
const urgencyViews: ReadonlySet<InboxView> = new Set(['person', 'mine', 'teams', 'unassigned']);

export function SortMenu({ list: { view, sort, query } }: { list: InboxList }) {
  const say = useSay();
  const navigate = useNavigate();
  const place = useLocation().pathname;
  const sortBy = (chosen: string) => {
    const params = new URLSearchParams(query);
    params.set('sort', chosen);
    navigate(`${place}?${params}`, { preventScrollReset: true });
  };
  const offered: Sort[] = urgencyViews.has(view) ? ['newest', 'oldest', 'urgency'] : ['newest', 'oldest'];
  return (
    <DropdownMenu.Root>
      <DropdownMenu.Trigger>
        <Button variant="ghost" color="gray" size="1">
          <ArrowDownUp size={14} aria-hidden /> {say(sortWords[sort])}
        </Button>
      </DropdownMenu.Trigger>
      <DropdownMenu.Content size="2">
        <DropdownMenu.RadioGroup value={sort} onValueChange={sortBy}>
          {offered.map((each) => (
            <DropdownMenu.RadioItem key={each} value={each}>
              {say(sortWords[each])}
            </DropdownMenu.RadioItem>
          ))}
        </DropdownMenu.RadioGroup>
      </DropdownMenu.Content>
    </DropdownMenu.Root>
  );
}
