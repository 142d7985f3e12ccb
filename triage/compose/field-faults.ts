// What a check found, by the name of the field: the first fault of each.

import type { z } from 'zod';

export function fieldFaults({ issues }: z.ZodError): Record<string, string> {
  const faults: Record<string, string> = {};
  for (const issue of issues) {
    // A field too many is named itself, not the place where it stands.
    const keys = issue.code === 'unrecognized_keys' ? issue.keys : [null];
    for (const key of keys) {
      const field = [...issue.path, ...(key === null ? [] : [key])].join('.') || 'form';
      faults[field] ??= key === null ? issue.message : 'is not known here';
    }
  }
  return faults;
}
