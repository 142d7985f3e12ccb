// Mails that are made to break a reader of mail, made here so that none lies in the repository.

import { bodies } from './bodies.ts';
import { headers } from './headers.ts';
import { parts } from './parts.ts';
import type { HostileCase } from './write.ts';

export const hostileCases: readonly HostileCase[] = [...headers, ...bodies, ...parts];
