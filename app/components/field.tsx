// A field of a form with its label, and its fault beside it where there is one.

import { type ReactNode, useId } from 'react';

import { useSay } from './say.tsx';

type ControlProps = Readonly<{
  id: string;
  name: string;
  'aria-invalid': true | undefined;
  'aria-describedby': string | undefined;
}>;

type Props = Readonly<{
  label: string;
  name: string;
  fault: string | undefined;
  children: (props: ControlProps) => ReactNode;
}>;

export function Field({ label, name, fault, children }: Props) {
  const id = useId();
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      {children({
        id,
        name,
        'aria-invalid': fault ? true : undefined,
        'aria-describedby': fault ? `${id}-fault` : undefined,
      })}
      <FieldFault id={`${id}-fault`} fault={fault} />
    </div>
  );
}

/** A form's faults are told in English, by whoever found them: here they are said. */
export function FieldFault({ id, fault }: { id: string; fault: string | undefined }) {
  const say = useSay();
  return fault ? (
    <p id={id} role="alert" className="field-fault">
      {say(fault)}
    </p>
  ) : null;
}
