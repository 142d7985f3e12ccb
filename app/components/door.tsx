// What stands before the inbox: signing in, joining, a new password. One thing to do on each page.

import { Button, Callout, Card, TextField } from '@radix-ui/themes';
import { Form, useNavigation } from '@remix-run/react';
import type { ReactNode } from 'react';

import { BatonMark } from './baton-mark.tsx';
import { Field } from './field.tsx';
import { useSay } from './say.tsx';

type Props = Readonly<{
  title: string;
  lead?: string | undefined;
  /** What went wrong, for the whole of the form. */
  fault?: string | null | undefined;
  /** What has been done. */
  done?: string | null | undefined;
  children?: ReactNode;
  /** Below the card. */
  hint?: ReactNode;
}>;

export function Door({ title, lead, fault, done, children, hint }: Props) {
  return (
    <main className="sign-in">
      <div className="sign-in-brand">
        <BatonMark size={32} />
        <span>Baton</span>
      </div>
      <Card size="3" className="sign-in-card">
        <h1>{title}</h1>
        {lead ? <p className="door-lead quiet">{lead}</p> : null}
        {fault ? (
          <Callout.Root color="red" role="alert" size="1" className="door-notice">
            <Callout.Text>{fault}</Callout.Text>
          </Callout.Root>
        ) : null}
        {done ? (
          <Callout.Root color="gray" role="status" size="1" className="door-notice">
            <Callout.Text>{done}</Callout.Text>
          </Callout.Root>
        ) : null}
        {children}
      </Card>
      {hint ? <div className="sign-in-hint">{hint}</div> : null}
    </main>
  );
}

type FormProps = Readonly<{ button: string; busyButton: string; children: ReactNode }>;

export function DoorForm({ button, busyButton, children }: FormProps) {
  const busy = useNavigation().state !== 'idle';
  return (
    <Form method="post" noValidate>
      {children}
      <Button type="submit" size="3" disabled={busy}>
        {busy ? busyButton : button}
      </Button>
    </Form>
  );
}

type Faults = Readonly<Record<string, string>>;
type FieldProps = Readonly<{ faults: Faults; autoFocus?: boolean; defaultValue?: string }>;

export function EmailField({ faults, autoFocus = false }: FieldProps) {
  const say = useSay();
  return (
    <Field label={say('E-mail')} name="email" fault={faults.email}>
      {(props) => (
        <TextField.Root
          {...props}
          type="email"
          autoComplete="username"
          size="3"
          autoFocus={autoFocus}
          required
        />
      )}
    </Field>
  );
}

export function NameField({ faults, autoFocus = false, defaultValue = '' }: FieldProps) {
  const say = useSay();
  return (
    <Field label={say('Your name')} name="name" fault={faults.name}>
      {(props) => (
        <TextField.Root
          {...props}
          autoComplete="name"
          size="3"
          autoFocus={autoFocus}
          defaultValue={defaultValue}
          required
        />
      )}
    </Field>
  );
}

export function NewPasswordField({ faults, autoFocus = false }: FieldProps) {
  const say = useSay();
  return (
    <Field label={say('New password')} name="password" fault={faults.password}>
      {(props) => (
        <TextField.Root
          {...props}
          type="password"
          autoComplete="new-password"
          size="3"
          autoFocus={autoFocus}
          placeholder={say('At least 10 characters')}
          required
        />
      )}
    </Field>
  );
}
