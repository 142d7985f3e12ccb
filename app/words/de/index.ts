// All German words of the interface, a file for each part of it.

import type { Catalogue } from '../say.ts';
import { accounts } from './accounts.ts';
import { brief } from './brief.ts';
import { checks } from './checks.ts';
import { facts } from './facts.ts';
import { figures } from './figures.ts';
import { frame } from './frame.ts';
import { hooks } from './hooks.ts';
import { labels } from './labels.ts';
import { ledger } from './ledger.ts';
import { mailView } from './mail-view.ts';
import { notes } from './notes.ts';
import { playground } from './playground.ts';
import { policyFields } from './policy-fields.ts';
import { queue } from './queue.ts';
import { reply } from './reply.ts';
import { search } from './search.ts';
import { settings } from './settings.ts';
import { side } from './side.ts';
import { sorting } from './sorting.ts';
import { wordsPages } from './words-pages.ts';

export const germanParts = {
  accounts,
  brief,
  checks,
  facts,
  figures,
  frame,
  hooks,
  labels,
  ledger,
  mailView,
  notes,
  playground,
  policyFields,
  queue,
  reply,
  search,
  settings,
  side,
  sorting,
  wordsPages,
} satisfies Record<string, Catalogue>;

export const german: Catalogue = Object.assign({}, ...Object.values(germanParts));
