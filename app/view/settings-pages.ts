// The pages of the settings, in the order in which they are found, and whom each lets in.

import { toSay } from '../words/say.ts';

/** `manager`: managers and admins. */
type LetsIn = 'everybody' | 'manager' | 'admin';

export type SettingsPage = Readonly<{ to: string; label: string; about: string; letsIn: LetsIn }>;
export type SettingsGroup = Readonly<{ label: string; pages: readonly SettingsPage[] }>;

const groups: readonly SettingsGroup[] = [
  {
    label: toSay('Team'),
    pages: [
      {
        ...{ to: '/settings/people', label: toSay('People'), letsIn: 'admin' },
        about: toSay('Who works here, in which role and in which teams'),
      },
      {
        ...{ to: '/settings/tags', label: toSay('Tags'), letsIn: 'manager' },
        about: toSay('The names that sort conversations and customers'),
      },
      {
        ...{ to: '/settings/replies', label: toSay('Saved replies'), letsIn: 'everybody' },
        about: toSay('What is written again and again, and your signature'),
      },
    ],
  },
  {
    label: toSay('Bot'),
    pages: [
      {
        ...{ to: '/settings/policy', label: toSay('Policy'), letsIn: 'manager' },
        about: toSay('What it answers by itself, and what a person gets'),
      },
      {
        ...{ to: '/settings/templates', label: toSay('Templates'), letsIn: 'manager' },
        about: toSay('The words in which it answers'),
      },
      {
        ...{ to: '/settings/articles', label: toSay('Articles'), letsIn: 'manager' },
        about: toSay('What it knows about the shop and its rules'),
      },
      {
        ...{ to: '/settings/shop', label: toSay('Shop'), letsIn: 'admin' },
        about: toSay('Where it looks up orders'),
      },
    ],
  },
  {
    label: toSay('Programs'),
    pages: [
      {
        ...{ to: '/settings/tokens', label: toSay('Tokens'), letsIn: 'admin' },
        about: toSay('What other programs may read and write here'),
      },
      {
        ...{ to: '/settings/webhooks', label: toSay('Webhooks'), letsIn: 'admin' },
        about: toSay('Which other programs are told what happens'),
      },
    ],
  },
  {
    label: toSay('Record'),
    pages: [
      {
        ...{ to: '/settings/audit', label: toSay('Changes'), letsIn: 'admin' },
        about: toSay('Who changed what, and when'),
      },
      {
        ...{ to: '/settings/blocked', label: toSay('Blocked senders'), letsIn: 'manager' },
        about: toSay('Whose mail is kept out, and what it was'),
      },
    ],
  },
];

/** Groups of which nothing may be opened are left out. */
export function settingsFor(agent: Readonly<{ seesFigures: boolean; isAdmin: boolean }>): SettingsGroup[] {
  const opens = ({ letsIn }: SettingsPage) =>
    letsIn === 'everybody' || (letsIn === 'manager' ? agent.seesFigures : agent.isAdmin);
  return groups
    .map((group) => ({ ...group, pages: group.pages.filter(opens) }))
    .filter((group) => group.pages.length > 0);
}
