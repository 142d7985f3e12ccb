// Last step of `parse/`: no text leaves that a database cannot hold. PostgreSQL takes no NUL, and its jsonb no half of a
// surrogate pair, such as remains where a limit cuts an emoji in two.

/** The same value with every text in it mended; what is in order is not copied. */
export function storable<Value>(value: Value): Value {
  return mend(value) as Value;
}

function mend(value: unknown): unknown {
  if (typeof value === 'string') return mendText(value);
  if (Array.isArray(value)) return value.map(mend);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, mend(inner)]));
}

/** Of a text read by code points, only halves without their other half count as surrogates. */
const broken = /[\0\p{Surrogate}]/u;

function mendText(text: string): string {
  if (!broken.test(text)) return text;
  return text.replaceAll('\0', '').replace(/\p{Surrogate}/gu, '\ufffd');
}
