// The faults of a template by their field, as the API and forms tell them.

import type { WordsFault } from '../../triage/compose/template-fault.ts';
import { tellAgain } from '../../triage/tell.ts';
import { type Say, sayEnglish } from '../words/say.ts';

/** Several of one field stand in lines, each with its own line in the field. */
export function faultsByField(faults: readonly WordsFault[], say: Say = sayEnglish): Record<string, string> {
  const found: Record<string, string> = {};
  for (const { field, line, said } of faults) {
    const fault = tellAgain(said, say, say.locale);
    const words = line === null ? fault : say('Line {line}: {fault}', { line, fault });
    found[field] = found[field] === undefined ? words : `${found[field]}\n${words}`;
  }
  return found;
}
