// Past mails to pick one from, the newest first.

import { FieldFault } from './field.tsx';
import { useSay } from './say.tsx';
import { When } from './time.tsx';

export type Pickable = Readonly<{ messageId: number; subject: string; from: string; at: string }>;

type Props = Readonly<{ mails: readonly Pickable[]; chosen: number; fault: string | undefined }>;

export function PlaygroundPick({ mails, chosen, fault }: Props) {
  const say = useSay();
  if (mails.length === 0) return <p className="quiet">{say('No mail has come in yet.')}</p>;
  return (
    <fieldset className="playground-pick">
      <legend>{say('The newest mails; an older one is tried from its conversation')}</legend>
      <FieldFault id="playground-pick-fault" fault={fault} />
      <div className="playground-pick-list">
        {mails.map(({ messageId, subject, from, at }) => (
          <label key={messageId}>
            <input type="radio" name="messageId" value={messageId} defaultChecked={messageId === chosen} />
            <span>
              <strong>
                <bdi>{from}</bdi>
              </strong>{' '}
              <bdi>{subject || say('No subject')}</bdi>{' '}
              <span className="quiet">
                <When at={at} />
              </span>
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
