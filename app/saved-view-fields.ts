// What a saved view keeps, read back: a field that means nothing any more is left out, and the view goes on without it.

import { type ViewFields, viewFields } from './forms/inbox-query.ts';

export function readViewFields(stored: unknown): ViewFields {
  const whole = viewFields.safeParse(stored);
  if (whole.success) return whole.data;
  const known = Object.entries(viewFields.shape).flatMap(([name, schema]) => {
    const value = (stored as Record<string, unknown> | null)?.[name];
    return schema.safeParse(value).success ? [[name, value] as const] : [];
  });
  return viewFields.parse(Object.fromEntries(known));
}
