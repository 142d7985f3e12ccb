// Forms at the boundary: what was sent, checked; or the faults, each beside its field.

import type { z } from 'zod';

export type Faults = Readonly<Record<string, string>>;
export type Parsed<T> = Readonly<{ value: T; faults: null } | { value: null; faults: Faults }>;

/** Reads and checks a form. Unknown fields are dropped; of each field the first fault is told. */
export async function parseForm<Schema extends z.ZodType>(
  request: Request,
  schema: Schema,
): Promise<Parsed<z.infer<Schema>>> {
  return parseFields(Object.fromEntries(await request.formData()), schema);
}

/** As `parseForm`, for a form that has been read already, such as one with files in it. */
export function parseFormData<Schema extends z.ZodType>(
  form: FormData,
  schema: Schema,
): Parsed<z.infer<Schema>> {
  return parseFields(Object.fromEntries(form), schema);
}

/** As `parseForm`, for the part of an address after the question mark. */
export function parseQuery<Schema extends z.ZodType>(url: URL, schema: Schema): Parsed<z.infer<Schema>> {
  const given = [...url.searchParams].filter(([, value]) => value !== '');
  return parseFields(Object.fromEntries(given), schema);
}

function parseFields<Schema extends z.ZodType>(fields: unknown, schema: Schema): Parsed<z.infer<Schema>> {
  const parsed = schema.safeParse(fields);
  if (parsed.success) return { value: parsed.data, faults: null };
  const faults: Record<string, string> = {};
  for (const issue of parsed.error.issues) faults[issue.path.join('.') || 'form'] ??= issue.message;
  return { value: null, faults };
}
