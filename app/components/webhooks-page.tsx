// All webhooks: where they lead, what they are told, and whether it comes through.

import { Button } from '@radix-ui/themes';
import { Link } from '@remix-run/react';
import { Plus } from 'lucide-react';

import { type HookView, hookEventWords } from '../view/webhook-view.ts';
import { useSay } from './say.tsx';

export function WebhooksPage({ hooks }: { hooks: readonly HookView[] }) {
  const say = useSay();
  return (
    <main id="main" className="page hooks">
      <header className="page-head">
        <div>
          <h1>{say('Webhooks')}</h1>
          <p className="quiet">
            {say('Baton tells other programs what happens here, signed and in order, and tries for a day.')}
          </p>
        </div>
        <Button asChild>
          <Link to="/settings/webhooks/new">
            <Plus size={16} aria-hidden /> {say('New webhook')}
          </Link>
        </Button>
      </header>
      {hooks.length === 0 ? (
        <p className="quiet hooks-empty">
          {say('Nobody is told yet. A webhook is an address that Baton writes to when something happens.')}
        </p>
      ) : (
        <div className="list-table">
          <table>
            <thead>
              <tr>
                <th scope="col">{say('Address')}</th>
                <th scope="col">{say('Told of')}</th>
                <th scope="col">{say('State')}</th>
              </tr>
            </thead>
            <tbody>
              {hooks.map((hook) => (
                <tr key={hook.id}>
                  <th scope="row">
                    <Link to={`/settings/webhooks/${hook.id}`}>{hook.url}</Link>
                  </th>
                  <td data-label={say('Told of')}>
                    {hook.events.map((event) => say(hookEventWords[event])).join(', ')}
                  </td>
                  <td>
                    <HookState hook={hook} />
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </main>
  );
}

function HookState({ hook }: { hook: HookView }) {
  const say = useSay();
  if (hook.givenUpAt) return <Chip shade="alarm">{say('Failed, switched off')}</Chip>;
  if (!hook.enabled) return <Chip shade="quiet">{say('Switched off')}</Chip>;
  if (hook.failingSince) return <Chip shade="doubt">{say('Failing')}</Chip>;
  return <Chip shade="quiet">{say('In use')}</Chip>;
}

const Chip = ({ shade, children }: { shade: string; children: string }) => (
  <span className="chip" data-shade={shade}>
    {children}
  </span>
);
