// A section of the policy's page: a title, a sentence, and its fields.

import { Select, TextArea, TextField } from '@radix-ui/themes';

import type { PolicyField, PolicySection } from '../view/policy-view.ts';
import { Field } from './field.tsx';
import { useSay } from './say.tsx';

type Faults = Readonly<Record<string, string>>;

export function PolicySectionPart({ section, faults }: { section: PolicySection; faults: Faults }) {
  const { id, title, sentence, fields, groups } = section;
  return (
    <section className="policy-section" aria-labelledby={`policy-${id}`}>
      <div className="policy-lead">
        <h2 id={`policy-${id}`}>{title}</h2>
        <p className="quiet">{sentence}</p>
      </div>
      <div className="policy-fields" data-kind={id}>
        {fields.map((field) => (
          <PolicyFieldPart key={field.name} field={field} fault={faults[field.name]} />
        ))}
        {groups.map((group) => (
          <details key={group.title} open={group.fields.some(({ name }) => faults[name]) || undefined}>
            <summary>{group.title}</summary>
            <div className="policy-words">
              {group.fields.map((field) => (
                <PolicyFieldPart key={field.name} field={field} fault={faults[field.name]} />
              ))}
            </div>
          </details>
        ))}
      </div>
    </section>
  );
}

function YesOrNo({ id, name, value }: { id: string; name: string; value: string }) {
  const say = useSay();
  return (
    <Select.Root name={name} defaultValue={value}>
      <Select.Trigger id={id} variant="soft" color="gray" />
      <Select.Content>
        <Select.Item value="yes">{say('On')}</Select.Item>
        <Select.Item value="no">{say('Off')}</Select.Item>
      </Select.Content>
    </Select.Root>
  );
}

function PolicyFieldPart({ field, fault }: { field: PolicyField; fault: string | undefined }) {
  const { name, label, kind, value, hint } = field;
  const rows = Math.min(8, Math.max(2, value.split('\n').length));
  return (
    <div className="policy-field" data-wide={kind === 'lines' || undefined}>
      <Field label={label} name={name} fault={fault}>
        {(props) =>
          kind === 'lines' ? (
            <TextArea {...props} defaultValue={value} rows={rows} />
          ) : kind === 'yes' ? (
            <YesOrNo {...props} value={value} />
          ) : (
            <TextField.Root {...props} defaultValue={value} inputMode={kind === 'text' ? 'text' : 'decimal'}>
              {kind === 'percent' ? <TextField.Slot side="right">%</TextField.Slot> : null}
            </TextField.Root>
          )
        }
      </Field>
      {hint ? <p className="quiet policy-hint">{hint}</p> : null}
    </div>
  );
}
