// What the four priorities are called.

import { toSay } from '../words/say.ts';

/** The most urgent first. */
export const priorityChoices = [
  { value: 'urgent', label: toSay('Urgent') },
  { value: 'high', label: toSay('High') },
  { value: 'normal', label: toSay('Normal') },
  { value: 'low', label: toSay('Low') },
] as const;

export const priorityLabel = (priority: string): string =>
  priorityChoices.find(({ value }) => value === priority)?.label ?? priority;
