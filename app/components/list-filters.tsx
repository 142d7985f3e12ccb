// Narrows the list: a form for all filters, the ones that hold as words that can be taken away, and the list kept as a view.

import { Button, Popover } from '@radix-ui/themes';
import { Link, useLocation, useNavigate } from '@remix-run/react';
import { ListFilter, X } from 'lucide-react';
import { type FormEvent, useState } from 'react';

import { FilterForm } from './filter-form.tsx';
import type { InboxList } from './list-tools.tsx';
import { SavedViewTools } from './saved-view-tools.tsx';
import { useSay } from './say.tsx';
import { useChoices } from './use-choices.ts';

export function ListFilters({ list }: { list: InboxList }) {
  const { view, chips, fields, query, saved } = list;
  const say = useSay();
  const navigate = useNavigate();
  const place = useLocation().pathname;
  const [open, setOpen] = useState(false);
  const { choices, ask } = useChoices();
  const address = (params: URLSearchParams) => {
    if (saved) params.set('saved', String(saved.id));
    return `${place}?${params}`;
  };
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const given = [...new FormData(event.currentTarget)].flatMap(([name, value]) =>
      typeof value === 'string' && value.trim() !== '' ? [[name, value.trim()]] : [],
    );
    const params = new URLSearchParams(given);
    params.set('view', view);
    params.set('sort', list.sort);
    if (fields.q) params.set('q', fields.q);
    setOpen(false);
    navigate(address(params), { preventScrollReset: true });
  };
  const without = (names: string) => {
    const params = new URLSearchParams(query);
    for (const name of names.split(' ')) params.delete(name);
    return address(params);
  };
  return (
    <>
      <Popover.Root
        open={open}
        onOpenChange={(opens) => {
          if (opens) ask();
          setOpen(opens);
        }}
      >
        <Popover.Trigger>
          <Button variant="ghost" color="gray" size="1" data-key="f">
            <ListFilter size={14} aria-hidden /> {say('Filter')}
          </Button>
        </Popover.Trigger>
        <Popover.Content size="2" width="340px" maxHeight="80vh">
          <FilterForm list={list} choices={choices} onSubmit={submit} />
        </Popover.Content>
      </Popover.Root>
      {chips.map(({ name, label }) => (
        <Link
          key={name}
          to={without(name)}
          className="chip filter-chip"
          data-shade="accent"
          aria-label={say('Take away: {filter}', { filter: label })}
        >
          <bdi>{label}</bdi> <X size={12} aria-hidden />
        </Link>
      ))}
      {chips.length > 0 || saved ? <SavedViewTools key={saved?.id} list={list} /> : null}
    </>
  );
}
