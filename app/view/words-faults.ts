// The faults of a template by their field, as the API and forms tell them.

import type { WordsFault } from '../../triage/compose/template-fault.ts';
import { type Say, sayEnglish } from '../words/say.ts';

/** Several of one field stand in lines, each with its own line in the field. */
export function faultsByField(faults: readonly WordsFault[], say: Say = sayEnglish): Record<string, string> {
  const found: Record<string, string> = {};
  for (const { field, line, message } of faults) {
    const words = line === null ? say(message) : say('Line {line}: {fault}', { line, fault: say(message) });
    found[field] = found[field] === undefined ? words : `${found[field]}\n${words}`;
  }
  return found;
}
