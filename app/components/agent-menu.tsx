// The agent's own menu: appearance, keys, the way out.

import { Avatar, Button, DropdownMenu } from '@radix-ui/themes';
import { Link, useLocation, useSubmit } from '@remix-run/react';
import { ChevronDown } from 'lucide-react';

import { initials } from '../view/initials.ts';
import { type ThemeChoice, themeChoices } from '../view/theme.ts';
import { languageNames, languages, toSay } from '../words/say.ts';
import { openShortcutHelp } from './keyboard-shortcuts.tsx';
import { useSay } from './say.tsx';

const themeLabels: Record<ThemeChoice, string> = {
  light: toSay('Light'),
  dark: toSay('Dark'),
  system: toSay('As the system'),
};

type Agent = Readonly<{ name: string; email: string; away: boolean }>;

type Props = Readonly<{ agent: Agent; theme: ThemeChoice }>;

export function AgentMenu({ agent, theme }: Props) {
  const { name, email, away } = agent;
  const submit = useSubmit();
  const say = useSay();
  const { pathname, search } = useLocation();
  const choose = (choice: string) =>
    submit(
      { theme: choice, to: `${pathname}${search}` },
      { method: 'post', action: '/theme', navigate: false },
    );
  return (
    <div className="agent-menu">
      <DropdownMenu.Root>
        <DropdownMenu.Trigger>
          <Button variant="ghost" color="gray" highContrast>
            <Avatar size="1" radius="full" fallback={initials(name)} aria-hidden />
            <span className="agent-menu-name">{name}</span>
            <ChevronDown size={14} aria-hidden />
          </Button>
        </DropdownMenu.Trigger>
        <DropdownMenu.Content size="2">
          <DropdownMenu.Label>{email}</DropdownMenu.Label>
          <DropdownMenu.Item asChild>
            <Link to="/account">{say('My account')}</Link>
          </DropdownMenu.Item>
          <DropdownMenu.Separator />
          <NarrowLinks />
          <DropdownMenu.Separator className="narrow-only" />
          <DropdownMenu.Label>{say('Appearance')}</DropdownMenu.Label>
          <DropdownMenu.RadioGroup value={theme} onValueChange={choose}>
            {themeChoices.map((choice) => (
              <DropdownMenu.RadioItem key={choice} value={choice}>
                {say(themeLabels[choice])}
              </DropdownMenu.RadioItem>
            ))}
          </DropdownMenu.RadioGroup>
          <DropdownMenu.Separator />
          <DropdownMenu.Label>{say('Language')}</DropdownMenu.Label>
          <DropdownMenu.RadioGroup
            value={say.language}
            onValueChange={(language) =>
              submit(
                { language, to: `${pathname}${search}` },
                { method: 'post', action: '/language', navigate: false },
              )
            }
          >
            {languages.map((language) => (
              <DropdownMenu.RadioItem key={language} value={language} lang={language}>
                {languageNames[language]}
              </DropdownMenu.RadioItem>
            ))}
          </DropdownMenu.RadioGroup>
          <DropdownMenu.Separator />
          <DropdownMenu.CheckboxItem
            checked={away}
            onCheckedChange={(on) =>
              submit(
                { away: on ? 'yes' : 'no', to: `${pathname}${search}` },
                { method: 'post', action: '/away', navigate: false },
              )
            }
          >
            {say('Away: assign me nothing')}
          </DropdownMenu.CheckboxItem>
          <DropdownMenu.Item shortcut="?" onSelect={openShortcutHelp}>
            {say('Keyboard')}
          </DropdownMenu.Item>
          <DropdownMenu.Item
            onSelect={() => submit(null, { method: 'post', action: '/sign-out', navigate: false })}
          >
            {say('Sign out')}
          </DropdownMenu.Item>
        </DropdownMenu.Content>
      </DropdownMenu.Root>
    </div>
  );
}

/** Where the screen is narrow, what does not fit beside the inbox. */
function NarrowLinks() {
  const say = useSay();
  const links: readonly [string, string][] = [
    ['/customers', say('Customers')],
    ['/ledger', say('Every mail')],
    ['/playground', say('Playground')],
    ['/settings', say('Settings')],
  ];
  return links.map(([to, label]) => (
    <DropdownMenu.Item key={to} asChild className="narrow-only">
      <Link to={to}>{label}</Link>
    </DropdownMenu.Item>
  ));
}
