// Giving a conversation to another team, with a line that says why.

import { Button, Dialog, TextField } from '@radix-ui/themes';
import { useFetcher } from '@remix-run/react';
import { useEffect } from 'react';

import type { SortingView } from '../view/sorting-view.ts';
import { isUnderWay } from './act-fault.tsx';
import { DialogButtons } from './dialog-buttons.tsx';
import { FieldFault } from './field.tsx';
import { useSay } from './say.tsx';
import { useFocusBack } from './use-focus-back.ts';

type Props = Readonly<{ id: number; sorting: SortingView; onClose: () => void }>;

export function TeamDialog({ id, sorting, onClose }: Props) {
  const say = useSay();
  const fetcher = useFetcher<{ fault: string | null }>();
  const onCloseAutoFocus = useFocusBack();
  const done = fetcher.state === 'idle' && fetcher.data?.fault === null;
  useEffect(() => {
    if (done) onClose();
  }, [done, onClose]);
  return (
    <Dialog.Root open onOpenChange={(open) => open || onClose()}>
      <Dialog.Content
        className="sorting-dialog"
        aria-describedby={undefined}
        onCloseAutoFocus={onCloseAutoFocus}
      >
        <Dialog.Title size="4">{say('Give it to another team')}</Dialog.Title>
        <fetcher.Form method="post" action={`/conversations/${id}/sorting`} className="sorting-form">
          <input type="hidden" name="intent" value="team" />
          <fieldset>
            <legend className="visually-hidden">{say('Team')}</legend>
            {sorting.teams.map(({ key, name }) => (
              <label key={key} className="sorting-choice">
                <input type="radio" name="team" value={key} defaultChecked={key === sorting.team} required />
                <bdi>{name}</bdi>
                {key === sorting.team ? <span className="quiet">{say('has it now')}</span> : null}
              </label>
            ))}
          </fieldset>
          <TextField.Root
            name="reason"
            maxLength={300}
            aria-label={say('Why')}
            placeholder={say('Why, in a few words (optional)')}
          />
          <FieldFault id={`team-fault-${id}`} fault={fetcher.data?.fault ?? undefined} />
          <DialogButtons>
            <Button type="submit" disabled={isUnderWay(fetcher)}>
              {fetcher.state === 'idle' ? say('Give it') : say('Giving it …')}
            </Button>
          </DialogButtons>
        </fetcher.Form>
      </Dialog.Content>
    </Dialog.Root>
  );
}
