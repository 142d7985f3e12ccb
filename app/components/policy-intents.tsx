// What the bot does about each kind of question: who answers, how sure it must be, what it needs.

import { Select, TextField } from '@radix-ui/themes';

import type { IntentRow, PolicyView } from '../view/policy-view.ts';
import { toSay } from '../words/say.ts';
import { FieldFault } from './field.tsx';
import { useSay } from './say.tsx';

const modes = {
  auto: toSay('The bot answers'),
  draft: toSay('A person, with a draft'),
  off: toSay('A person|answers'),
} as const;

type Props = Readonly<{
  rows: readonly IntentRow[];
  teams: PolicyView['teams'];
  faults: Readonly<Record<string, string>>;
}>;

export function PolicyIntents({ rows, teams, faults }: Props) {
  const say = useSay();
  return (
    <section className="policy-section" aria-labelledby="policy-intents">
      <div className="policy-lead">
        <h2 id="policy-intents">{say('Questions')}</h2>
        <p className="quiet">
          {say(
            'The bot answers alone only where it is at least this sure. A higher number means fewer answers and fewer mistakes.',
          )}
        </p>
      </div>
      <div className="policy-table">
        <table>
          <thead>
            <tr>
              <th scope="col">{say('Question')}</th>
              <th scope="col">{say('Who answers')}</th>
              <th scope="col">{say('Sure from')}</th>
              <th scope="col">{say('Needs')}</th>
              <th scope="col">{say('Asks')}</th>
              {teams.length > 1 ? <th scope="col">{say('Team')}</th> : null}
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <Row key={row.intent} row={row} teams={teams} faults={faults} />
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}

function Row({ row, teams, faults }: { row: IntentRow } & Omit<Props, 'rows'>) {
  const say = useSay();
  const question = say(row.label);
  const path = `intents.${row.intent}`;
  const wrong = ['mode', 'threshold', 'team', 'requiredFacts', 'timesToAsk']
    .map((name) => faults[`${path}.${name}`])
    .find(Boolean);
  return (
    <tr>
      <th scope="row">
        {question}
        <FieldFault id={`${path}-fault`} fault={wrong} />
        {teams.length > 1 ? null : <input type="hidden" name={`${path}.team`} value={row.team} />}
      </th>
      <td>
        <Select.Root name={`${path}.mode`} defaultValue={row.mode}>
          <Select.Trigger
            variant="soft"
            color="gray"
            aria-label={say('{question}: who answers', { question })}
          />
          <Select.Content>
            {Object.entries(modes).map(([mode, words]) => (
              <Select.Item key={mode} value={mode}>
                {say(words)}
              </Select.Item>
            ))}
          </Select.Content>
        </Select.Root>
      </td>
      <td>
        <TextField.Root
          name={`${path}.threshold`}
          defaultValue={row.threshold}
          inputMode="decimal"
          aria-label={say('{question}: sure from', { question })}
          className="policy-short"
        >
          <TextField.Slot side="right">%</TextField.Slot>
        </TextField.Root>
      </td>
      <td>
        <Select.Root name={`${path}.requiredFacts`} defaultValue={row.requiredFacts || 'nothing'}>
          <Select.Trigger variant="soft" color="gray" aria-label={say('{question}: needs', { question })} />
          <Select.Content>
            <Select.Item value="nothing">{say('Nothing')}</Select.Item>
            <Select.Item value="order_number">{say('Order number')}</Select.Item>
            <Select.Item value="invoice_number">{say('Invoice or order number')}</Select.Item>
          </Select.Content>
        </Select.Root>
      </td>
      <td>
        <Select.Root name={`${path}.timesToAsk`} defaultValue={row.timesToAsk}>
          <Select.Trigger
            variant="soft"
            color="gray"
            aria-label={say('{question}: times to ask', { question })}
          />
          <Select.Content>
            <Select.Item value="1">{say('Once')}</Select.Item>
            <Select.Item value="2">{say('Twice')}</Select.Item>
            <Select.Item value="3">{say('Three times')}</Select.Item>
          </Select.Content>
        </Select.Root>
      </td>
      {teams.length > 1 ? (
        <td>
          <Select.Root name={`${path}.team`} defaultValue={row.team}>
            <Select.Trigger variant="soft" color="gray" aria-label={say('{question}: team', { question })} />
            <Select.Content>
              {teams.map(({ key, name }) => (
                <Select.Item key={key} value={key}>
                  {name}
                </Select.Item>
              ))}
            </Select.Content>
          </Select.Root>
        </td>
      ) : null}
    </tr>
  );
}
