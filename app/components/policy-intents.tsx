// What the bot does about each kind of question: who answers, how sure it must be, what it needs.

import { Select, TextField } from '@radix-ui/themes';

import type { IntentRow, PolicyView } from '../view/policy-view.ts';
import { FieldFault } from './field.tsx';

const modes = { auto: 'The bot answers', draft: 'A person, with a draft', off: 'A person' } as const;

type Props = Readonly<{
  rows: readonly IntentRow[];
  teams: PolicyView['teams'];
  faults: Readonly<Record<string, string>>;
}>;

export function PolicyIntents({ rows, teams, faults }: Props) {
  return (
    <section className="policy-section" aria-labelledby="policy-intents">
      <div className="policy-lead">
        <h2 id="policy-intents">Questions</h2>
        <p className="quiet">
          The bot answers alone only where it is at least this sure. A higher number means fewer answers and
          fewer mistakes.
        </p>
      </div>
      <div className="policy-table">
        <table>
          <thead>
            <tr>
              <th scope="col">Question</th>
              <th scope="col">Who answers</th>
              <th scope="col">Sure from</th>
              <th scope="col">Needs</th>
              <th scope="col">Asks</th>
              {teams.length > 1 ? <th scope="col">Team</th> : null}
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
  const path = `intents.${row.intent}`;
  const wrong = ['mode', 'threshold', 'team', 'requiredFacts', 'timesToAsk']
    .map((name) => faults[`${path}.${name}`])
    .find(Boolean);
  return (
    <tr>
      <th scope="row">
        {row.label}
        <FieldFault id={`${path}-fault`} fault={wrong} />
        {teams.length > 1 ? null : <input type="hidden" name={`${path}.team`} value={row.team} />}
      </th>
      <td>
        <Select.Root name={`${path}.mode`} defaultValue={row.mode}>
          <Select.Trigger variant="soft" color="gray" aria-label={`${row.label}: who answers`} />
          <Select.Content>
            {Object.entries(modes).map(([mode, words]) => (
              <Select.Item key={mode} value={mode}>
                {words}
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
          aria-label={`${row.label}: sure from`}
          className="policy-short"
        >
          <TextField.Slot side="right">%</TextField.Slot>
        </TextField.Root>
      </td>
      <td>
        <Select.Root name={`${path}.requiredFacts`} defaultValue={row.requiredFacts || 'nothing'}>
          <Select.Trigger variant="soft" color="gray" aria-label={`${row.label}: needs`} />
          <Select.Content>
            <Select.Item value="nothing">Nothing</Select.Item>
            <Select.Item value="order_number">Order number</Select.Item>
            <Select.Item value="invoice_number">Invoice or order number</Select.Item>
          </Select.Content>
        </Select.Root>
      </td>
      <td>
        <Select.Root name={`${path}.timesToAsk`} defaultValue={row.timesToAsk}>
          <Select.Trigger variant="soft" color="gray" aria-label={`${row.label}: times to ask`} />
          <Select.Content>
            <Select.Item value="1">Once</Select.Item>
            <Select.Item value="2">Twice</Select.Item>
            <Select.Item value="3">Three times</Select.Item>
          </Select.Content>
        </Select.Root>
      </td>
      {teams.length > 1 ? (
        <td>
          <Select.Root name={`${path}.team`} defaultValue={row.team}>
            <Select.Trigger variant="soft" color="gray" aria-label={`${row.label}: team`} />
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
